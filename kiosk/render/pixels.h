// Sums on pixels that need no GL: scaling, mipmaps. Run on the loader's thread for pictures. Read inside render.
#pragma once
#include <vector>

#include "render/renderer.h"

namespace render {

// Straight alpha in, premultiplied out: averaging straight colours would let invisible ones show at the edges.
// Each pixel is the average of those that it covers; enlarging is linear enough for what is small anyway.
Image scaled_premultiplied(const Image& source, int width, int height);
// The largest size of this shape within `longest`, never larger than it is.
void fit_within(int& width, int& height, int longest);
// From `first` down to 1 x 1, each half of the one before; already premultiplied.
std::vector<Image> mipmaps(Image first);
// `image` in the top left of a square, its last row and column repeated over the rest, so that filtering finds no foreign edge.
Image padded_to_square(const Image& image, int side);

}  // namespace render
