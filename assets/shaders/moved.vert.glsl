R"glsl(
// A picture of the whole view, made larger and shifted: its corners by their numbers.
uniform vec3 u_place;  // its middle in clip space, and how much larger

out vec2 v_uv;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(u_place.xy + (corner * 2.0 - 1.0) * u_place.z, 0.0, 1.0);
  v_uv = corner;
}
)glsl"
