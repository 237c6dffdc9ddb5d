R"glsl(
// Everything on the glass, by signed distance in px or from the mask atlas. Colours are premultiplied and blended in
// sRGB, as browsers do: the design was drawn in one.
in vec2 v_local;
in vec2 v_uv;
flat in vec4 v_shape;
flat in vec4 v_detail;
flat in vec4 v_colour;
flat in int v_kind;

uniform sampler2D u_masks;
#ifdef WITH_PICTURES
uniform sampler2DArray u_pictures;
#endif

out vec4 o_colour;

float rounded_box(vec2 p, vec2 half_size, float radius) {
  vec2 q = abs(p) - half_size + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

// Within 0.3 % of the error function, without an exponential.
float erf_like(float x) {
  float y = x * 1.1283792;
  float y2 = y * y;
  y += (0.24295 + (0.03395 + 0.0104 * y2) * y2) * y * y2;
  return y * inversesqrt(1.0 + y * y);
}

void main() {
  float cover;
  if (v_kind <= KIND_BOX) {
    float d = rounded_box(v_local, v_shape.xy, v_shape.z);
    cover = clamp(0.5 - d, 0.0, 1.0);
    // An edge alone: what is left when the inside is taken away.
    if (v_shape.w > 0.0) cover -= clamp(0.5 - d - v_shape.w, 0.0, 1.0);
  } else if (v_kind == KIND_MASK) {
    cover = textureLod(u_masks, v_uv, 0.0).r;
  } else if (v_kind == KIND_FIELD) {
    cover = clamp(0.5 + v_shape.y - textureLod(u_masks, v_uv, 0.0).r * v_shape.x, 0.0, 1.0);
  } else if (v_kind == KIND_SHADOW) {
    // A blurred rounded box in closed form: the distance to a box whose corners the blur has opened, through the blur's profile.
    vec2 q = abs(v_local) - v_shape.xy;
    vec2 outside = max(q, 1e-5);
    float d = pow(pow(outside.x, v_detail.z) + pow(outside.y, v_detail.z), 1.0 / v_detail.z) + min(max(q.x, q.y), 0.0) - v_shape.z;
    cover = 0.5 * v_detail.w * (erf_like((d + v_shape.w) * 0.70710678) - erf_like(d * 0.70710678));
  } else if (v_kind == KIND_HALO) {
    // A ring of colour round the finger, clear in the middle where the contact's own core is.
    float t = length(v_local / v_shape.xy);
    cover = smoothstep(0.30, 0.50, t) * (1.0 - 0.25 * clamp((t - 0.5) / 0.3, 0.0, 1.0)) * (1.0 - smoothstep(0.78, 1.0, t));
  } else if (v_kind == KIND_ELLIPSE) {
    float reach = min(v_shape.x, v_shape.y);
    float d = (length(v_local / v_shape.xy) - 1.0) * reach;
    cover = clamp(0.5 - d, 0.0, 1.0);
    if (v_shape.w > 0.0) cover -= clamp(0.5 - d - v_shape.w, 0.0, 1.0);
  } else if (v_kind == KIND_TRIANGLE) {
    vec2 h = v_shape.xy;
    vec2 slope = normalize(vec2(2.0 * h.y, -h.x));  // of the right side, outwards
    float d = max(dot(vec2(abs(v_local.x), v_local.y) - vec2(h.x, h.y), slope * vec2(1.0, 1.0)), v_local.y - h.y);
    cover = clamp(0.5 - d, 0.0, 1.0);
#ifdef WITH_PICTURES
  } else if (v_kind == KIND_PICTURE) {
    cover = clamp(0.5 - rounded_box(v_local, v_shape.xy, v_shape.z), 0.0, 1.0);
    o_colour = textureLod(u_pictures, vec3(v_uv, v_detail.y), v_detail.x) * vec4(v_colour.rgb, v_colour.a) * cover;
    return;
#endif
  } else {  // KIND_CHEVRON
    vec2 h = v_shape.xy;
    float point = h.y * 0.5;
    float k = h.y * inversesqrt(h.y * h.y + point * point);
    float y = abs(v_local.y);
    float right = (v_local.x - h.x + point * y / h.y) * k;
    float left = v_shape.z > 0.0 ? (point - h.x - v_local.x - point * y / h.y) * k : -h.x - v_local.x;
    cover = clamp(0.5 - max(max(left, right), y - h.y), 0.0, 1.0);
  }
  o_colour = v_colour * cover;
}
)glsl"
