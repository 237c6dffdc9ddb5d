R"glsl(
// Everything on the glass. Colours are premultiplied and blended in sRGB, as browsers do: the design was drawn in one.
// What is common (boxes, glyphs, icons, shadows) has no branch: a software rasteriser runs both sides of one.
flat in vec4 v_colour;
out vec4 o_colour;

#ifdef SOLID
void main() { o_colour = v_colour; }
#else

in vec2 v_local;
in vec2 v_uv;
flat in vec4 v_shape;
flat in vec2 v_map;

uniform sampler2D u_masks;
uniform vec2 u_texel;

// The cover of a box with round corners, antialiased by distance, times what the mask atlas says. Glyphs have a box beyond
// every pixel; boxes have a mask that is always full; a shadow reads its cell by the distance to its box.
float common_cover() {
  vec2 q = abs(v_local) - v_shape.xy;
  float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - v_shape.z;
  float cover = clamp(0.5 - d, 0.0, 1.0) - clamp(0.5 - d - v_shape.w, 0.0, 1.0);
  float texel = textureLod(u_masks, v_uv + clamp(q, 0.5, SHADOW_CELL - 0.5) * u_texel, 0.0).r;
  return cover * clamp(texel * v_map.x + v_map.y, 0.0, 1.0);
}

#ifndef EVERYTHING
void main() { o_colour = v_colour * common_cover(); }
#else

flat in int v_kind;
flat in vec2 v_layer;
uniform sampler2DArray u_pictures;
#ifdef WITHIN_DISC
uniform vec3 u_disc;  // a lens: its middle and radius in px, from the bottom left
float within() { return clamp(u_disc.z - distance(gl_FragCoord.xy, u_disc.xy) + 0.5, 0.0, 1.0); }
#else
float within() { return 1.0; }
#endif

void main() {
  float cover;
  vec2 h = v_shape.xy;
  if (v_kind < KIND_ELLIPSE) {
    cover = common_cover();
  } else if (v_kind == KIND_ELLIPSE) {
    float d = (length(v_local / h) - 1.0) * min(h.x, h.y);
    cover = clamp(0.5 - d, 0.0, 1.0);
    if (v_shape.w > 0.0) cover -= clamp(0.5 - d - v_shape.w, 0.0, 1.0);
  } else if (v_kind == KIND_TRIANGLE) {
    vec2 right_side = normalize(vec2(2.0 * h.y, -h.x));
    float d = max(dot(vec2(abs(v_local.x) - h.x, v_local.y - h.y), right_side), v_local.y - h.y);
    cover = clamp(0.5 - d, 0.0, 1.0);
  } else if (v_kind == KIND_CHEVRON) {
    float point = h.y * 0.5;
    float k = h.y * inversesqrt(h.y * h.y + point * point);
    float y = abs(v_local.y);
    float right = (v_local.x - h.x + point * y / h.y) * k;
    float left = v_shape.z > 0.0 ? (point - h.x - v_local.x - point * y / h.y) * k : -h.x - v_local.x;
    cover = clamp(0.5 - max(max(left, right), y - h.y), 0.0, 1.0);
  } else {  // KIND_PICTURE
    vec2 q = abs(v_local) - h + v_shape.z;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - v_shape.z;
    o_colour = textureLod(u_pictures, vec3(v_uv, v_layer.y), v_layer.x) * v_colour * clamp(0.5 - d, 0.0, 1.0) * within();
    return;
  }
  o_colour = v_colour * cover * within();
}
#endif
#endif
)glsl"
