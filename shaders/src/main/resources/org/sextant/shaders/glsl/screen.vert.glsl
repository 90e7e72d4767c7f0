// SPDX-License-Identifier: Apache-2.0
//
// One triangle that covers everything: vertices 0, 1, 2 at (-1, -1), (3, -1), (-1, 3).
void main() {
    gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}
