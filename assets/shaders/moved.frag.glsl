R"glsl(
uniform sampler2D u_picture;

in vec2 v_uv;
out vec4 colour;

void main() { colour = texture(u_picture, v_uv); }
)glsl"
