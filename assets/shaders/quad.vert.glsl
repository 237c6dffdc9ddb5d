R"glsl(
// One quad an instance. Lengths arrive in mm and leave in px, so that the fragment shader's distances are pixels.
layout(location = 0) in vec4 a_place;   // centre, half size: mm
layout(location = 1) in vec2 a_turn;    // cos, sin
layout(location = 2) in vec4 a_shape;   // by kind, see quad.h
layout(location = 3) in vec4 a_detail;  // by kind; texel corners where there is a texture
layout(location = 4) in vec4 a_colour;  // straight alpha
layout(location = 5) in uint a_kind;

uniform vec4 u_view;    // origin in mm, then what one mm is in clip space
uniform float u_scale;  // px a mm
uniform vec2 u_texel;   // one texel of the mask atlas
uniform vec2 u_depth;   // of the layer's first step, of one step

#ifdef SOLID
flat out vec4 v_colour;
#else
out vec2 v_local;        // px from the centre; of a shadow, texels
out vec2 v_uv;
flat out vec4 v_shape;   // half size less radius, radius, edge
flat out vec2 v_map;     // what a texel means: cover = texel * x + y
flat out vec4 v_colour;
#ifdef EVERYTHING
flat out int v_kind;
flat out vec2 v_layer;   // of a picture: level of detail, layer
#endif
#endif

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 local = (corner * 2.0 - 1.0) * a_place.zw;
  vec2 glass = a_place.xy + vec2(local.x * a_turn.x - local.y * a_turn.y, local.x * a_turn.y + local.y * a_turn.x);
  float depth = u_depth.x - u_depth.y * float(a_kind >> 16u);
  gl_Position = vec4((glass - u_view.xy) * u_view.zw + vec2(-1.0, 1.0), depth, 1.0);
  v_colour = vec4(a_colour.rgb * a_colour.a, a_colour.a);
#ifndef SOLID
  int kind = int(a_kind & 15u);
  const float far = 1.0e6;
  v_local = local * u_scale;
  v_uv = (mix(a_detail.xy, a_detail.zw, corner) - 0.5) * u_texel;  // the half comes back with the clamp in the fragment shader
  v_shape = vec4(far, far, 0.0, far * far);  // a box beyond every pixel
  v_map = vec2(1.0, 0.0);
  if (kind == KIND_BOX) {
    v_local = (local - a_detail.xy) * u_scale;
    v_shape = a_shape * u_scale;
    if (a_shape.w <= 0.0) v_shape.w = far * far;
    v_map = vec2(0.0, 1.0);
  } else if (kind == KIND_FIELD) {
    v_map = vec2(-a_shape.x, a_shape.y) * u_scale + vec2(0.0, 0.5);
  } else if (kind == KIND_SHADOW) {
    v_local = (local - a_detail.zw) * a_shape.z;
    v_shape = vec4(a_shape.xy * a_shape.z, far, far * far);
    v_uv = a_detail.xy * u_texel;
  }
#ifdef EVERYTHING
  v_kind = kind;
  v_layer = vec2(a_shape.w, float((a_kind >> 4u) & 4095u));
  if (kind >= KIND_ELLIPSE) {
    v_shape = a_shape * u_scale;
    v_uv = mix(a_detail.xy, a_detail.zw, corner);
  }
#endif
#endif
}
)glsl"
