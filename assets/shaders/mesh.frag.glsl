R"glsl(
// The clip rectangle is tested where the panel is upright, since a scissor cannot turn.
in vec2 v_at;
in vec2 v_uv;
in vec4 v_colour;

uniform vec4 u_clip;    // left, top, right, bottom, in the panel's units
uniform float u_px;     // px a unit
uniform sampler2D u_atlas;
uniform sampler2DArray u_pictures;
uniform vec3 u_picture;  // layer, and the part of it that the picture covers; below 0: the atlas

out vec4 o_colour;

void main() {
  vec2 inside = min(v_at - u_clip.xy, u_clip.zw - v_at) * u_px + 0.5;
  float cover = clamp(min(inside.x, inside.y), 0.0, 1.0);
  if (u_picture.x >= 0.0) {  // pictures are premultiplied
    o_colour = texture(u_pictures, vec3(v_uv * u_picture.yz, u_picture.x)) * v_colour.a * cover;
    return;
  }
  vec4 colour = v_colour * texture(u_atlas, v_uv);
  o_colour = vec4(colour.rgb * colour.a, colour.a) * cover;
}
)glsl"
