R"glsl(
// One quad an instance. Lengths arrive in mm and leave in px, so that the fragment shader's distances are pixels.
layout(location = 0) in vec4 a_place;   // centre, half size: mm
layout(location = 1) in vec2 a_turn;    // cos, sin
layout(location = 2) in vec4 a_shape;   // by kind, lengths in mm
layout(location = 3) in vec4 a_detail;  // by kind; texel corners where there is a texture
layout(location = 4) in vec4 a_colour;  // straight alpha
layout(location = 5) in uint a_kind;

uniform vec4 u_view;   // origin in mm, then what one mm is in clip space
uniform float u_scale; // px a mm
uniform vec2 u_texel;  // one texel of the mask atlas

out vec2 v_local;
out vec2 v_uv;
flat out vec4 v_shape;
flat out vec4 v_detail;
flat out vec4 v_colour;
flat out int v_kind;

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 local = (corner * 2.0 - 1.0) * a_place.zw;
  vec2 glass = a_place.xy + vec2(local.x * a_turn.x - local.y * a_turn.y, local.x * a_turn.y + local.y * a_turn.x);
  gl_Position = vec4((glass - u_view.xy) * u_view.zw + vec2(-1.0, 1.0), 0.0, 1.0);
  v_kind = int(a_kind & 15u);
  v_colour = vec4(a_colour.rgb * a_colour.a, a_colour.a);
  v_detail = a_detail;
  if (v_kind == KIND_SHADOW) {
    // A shadow is measured in its own sigmas.
    v_local = (local - a_detail.xy) * a_shape.w;
    v_shape = vec4(a_shape.xyz, 2.0 * (min(a_shape.x, a_shape.y) + a_shape.z));
    v_uv = vec2(0.0);
  } else {
    v_local = local * u_scale;
    v_shape = a_shape * u_scale;
    v_uv = mix(a_detail.xy, a_detail.zw, corner);
    if (v_kind == KIND_PICTURE) v_detail = vec4(float(a_kind >> 16u) * 0.125, float((a_kind >> 4u) & 4095u), 0.0, 0.0);
    else v_uv *= u_texel;
  }
}
)glsl"
