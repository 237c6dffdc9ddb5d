R"glsl(
// A panel's triangles, in its own units, through one matrix.
layout(location = 0) in vec2 a_at;
layout(location = 1) in vec2 a_uv;
layout(location = 2) in vec4 a_colour;

uniform vec4 u_turn;    // the matrix' two columns, to clip space
uniform vec2 u_origin;  // of the panel's top left corner, in clip space

out vec2 v_at;
out vec2 v_uv;
out vec4 v_colour;

void main() {
  gl_Position = vec4(u_origin + u_turn.xy * a_at.x + u_turn.zw * a_at.y, 0.0, 1.0);
  v_at = a_at;
  v_uv = a_uv;
  v_colour = a_colour;
}
)glsl"
