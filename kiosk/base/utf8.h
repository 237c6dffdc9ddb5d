// Text as people count it. Read by board (limits), text, hands (caret, deletion).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_valid_utf8(std::string_view text);
// Code points in valid text.
std::size_t count_characters(std::string_view text);
// Byte offset where the character before `offset` begins, combining marks and joined emoji taken along; 0 at the start.
std::size_t previous_character(std::string_view text, std::size_t offset);
// Byte offset after the character at `offset`, likewise; text.size() at the end.
std::size_t next_character(std::string_view text, std::size_t offset);
std::vector<std::string> characters_of(std::string_view text);
void append_utf8(std::string& text, char32_t character);
// Uppercase of one key's letter as French and English write it (é -> É, œ -> Œ); others unchanged.
std::string upper_case(std::string_view character);

}  // namespace base
