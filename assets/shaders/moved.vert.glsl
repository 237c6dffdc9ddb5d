R"glsl(
// A picture of the whole view, made larger and shifted: the corners of its two halves by their numbers. Not a strip, in which software
// does not see that it is upright.
uniform vec3 u_place;  // its middle in clip space, and how much larger

out vec2 v_uv;

void main() {
  const int corners[6] = int[6](0, 1, 2, 2, 1, 3);
  int k = corners[gl_VertexID];
  vec2 corner = vec2(k & 1, k >> 1);
  gl_Position = vec4(u_place.xy + (corner * 2.0 - 1.0) * u_place.z, 0.0, 1.0);
  v_uv = corner;
}
)glsl"
