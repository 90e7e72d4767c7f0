// SPDX-License-Identifier: Apache-2.0
//
// What a picture is made of: set once per picture by SceneBuffer, which states the rows in the same order.
//
// Lengths are µm. Positions are relative to the anchor: the point at the distance PICTURE_LENS.w from the eye along the
// camera's forward direction. Distances t along a ray are counted so that the eye lies at -PICTURE_LENS.w; floats are then
// finest near what the camera looks at. All matrices were composed in double precision.

// Rows of 4 floats: for the picture, then for each volume and label volume, 4 for each cut, 2 for each slice.
#define PICTURE_ROWS 11
#define BOX_ROWS 15

layout(std140) uniform Scene {
    vec4 rows[PICTURE_ROWS + BOX_ROWS * BOXES + 4 * CUTS + 2 * SLICES];
};

// The rows of the picture and the volumes, fetched once for each ray: software drivers take some thirty instructions to
// fetch a number from a block.
vec4 scene[PICTURE_ROWS + BOX_ROWS * BOXES];

void fetchScene() {
    for (int i = 0; i < PICTURE_ROWS; i++) {
        scene[i] = rows[i];
    }
#each $V
    for (int i = PICTURE_ROWS + BOX_ROWS * $V; i < PICTURE_ROWS + BOX_ROWS * ($V + 1); i++) {
        scene[i] = rows[i];
    }
#end
}

#define PICTURE_RIGHT scene[0].xyz   // unit vectors of the camera in world directions
#define PICTURE_TOP scene[1].xyz
#define PICTURE_FORWARD scene[2].xyz
#define PICTURE_LAMP scene[3].xyz    // towards the lamp
#define PICTURE_LENS scene[4]        // half height (tangent, or µm), width and height in samples, anchor's distance
#define PICTURE_LIGHT scene[5]       // share of ambient, diffuse and specular light
#define PICTURE_ENDS scene[6]        // opacity that is enough, opacity of a surface, FLAT and STEEP of the shading
#define PICTURE_SEED scene[7]        // bits of the jitter's seed: low, high word
#define PICTURE_FADING scene[8]      // where fading into the ground begins, 1 / its length, its share at the end; share of edges
#define PICTURE_GROUND scene[9].xyz  // colour of the background
#define PICTURE_HELD scene[10].xy    // shares of ambient occlusion and of shadows

#define ROW(V, I) scene[PICTURE_ROWS + BOX_ROWS * V + I]
#define TO_FIELD_X(V) ROW(V, 0)      // rows of the map from relative µm to the voxel index of what is loaded
#define TO_FIELD_Y(V) ROW(V, 1)
#define TO_FIELD_Z(V) ROW(V, 2)
#define TO_BASE_X(V) ROW(V, 3)       // rows of the map to the voxel index of the finest level
#define TO_BASE_Y(V) ROW(V, 4)
#define TO_BASE_Z(V) ROW(V, 5)
#define LOWEST(V) ROW(V, 6).xyz      // corners of the volume in the finest level's index
#define HIGHEST(V) ROW(V, 7).xyz
#define PHASE(V) ROW(V, 6).w         // where step 0 is, µm along every ray
#define STEP(V) ROW(V, 7).w          // length of a step, of labels shortest edge of a voxel, µm
#define LAST(V) ROW(V, 8).xyz        // index of the last voxel loaded
#define BRICK_BASE(V) floatBitsToInt(ROW(V, 8).w)   // first entry in the bricks' table
#define BRICKS(V) ROW(V, 9).xyz      // bricks along each axis
#define TABLE_BASE(V) floatBitsToInt(ROW(V, 9).w)   // first entry in the tables, of labels in labelColours
#define POSITION_SLOPE(V) ROW(V, 10).x   // table position = slope · texture value + origin
#define POSITION_ORIGIN(V) ROW(V, 10).y
#define STEEPNESS(V) ROW(V, 10).z    // share of the table per voxel, for a gradient of 1 texture unit per µm
#define SIGMA(V) ROW(V, 10).w        // optical density, 1/µm, of one count per table position
#define TEXEL(V) ROW(V, 11).xyz      // 1 / texels of the texture
#define BLOCK_ROW(V) floatBitsToInt(ROW(V, 11).w)     // entries from one block to the next along y, less 64, see field.glsl
#define BLOCK_PLANE(V) floatBitsToInt(ROW(V, 12).x)   // and along z, less 512
#define BRICK_EDGE(V) ROW(V, 12).y    // voxels of the field along the edge of a brick of known range
#define PAGE_BASE(V) floatBitsToInt(ROW(V, 12).z)     // first entry in the pages' table
#define CUT_BASE(V) floatBitsToInt(ROW(V, 12).w)      // row of its first cut: those that keep what is inside come first
#define LIGHT_LAST(V) ROW(V, 13).xyz  // index of the last cell of the light
#define LIGHT_BASE(V) ROW(V, 13).w    // first layer of the volume's cells in the texture
#define LIGHT_SCALE(V) ROW(V, 14).x   // cells per voxel of the field
#define LIGHT_BEFORE(V) ROW(V, 14).y  // so far before a surface its light is looked up, µm

#define TO_UNIT_X(ROW) rows[ROW]    // rows of the map from relative µm to where a cut's shape is simple
#define TO_UNIT_Y(ROW) rows[ROW + 1]
#define TO_UNIT_Z(ROW) rows[ROW + 2]
#define SHAPE(ROW) rows[ROW + 3].x  // 0: z ≥ 0, 1: |x|, |y|, |z| ≤ 1, 2: length ≤ 1

#define SLICE_PLANE(I) rows[PICTURE_ROWS + BOX_ROWS * BOXES + 4 * CUTS + 2 * I]   // n and c of n · p + c = 0 on it, p relative
#define SLICE_WINDOW(I) rows[PICTURE_ROWS + BOX_ROWS * BOXES + 4 * CUTS + 2 * I + 1]
#define WINDOW_SLOPE(I) SLICE_WINDOW(I).x    // number of the colour = slope · texture value + origin
#define WINDOW_ORIGIN(I) SLICE_WINDOW(I).y
#define WINDOW_BASE(I) floatBitsToInt(SLICE_WINDOW(I).z)   // first of its colours in the tables
