// SPDX-License-Identifier: Apache-2.0
//
// One loop per ray over all volumes, labels, slices and lines, front to back: whichever has the nearest piece goes on until it passes the
// next one. Needs GLSL 4.10 only. Java twin: RayMarch.
//
// Defined by MarchProgram before this file: BOXES, of which LABELS_ is 0 for a volume and 1 for a label volume; PERSPECTIVE, JITTER, FADING, EDGES, LIT, LINES, PACKED, PAGED, FINEST, MAXIMUM as 0 or 1; for
// each volume SHADED_, SKIP_, FLOATS_, PAGED_ as 0 or 1, VISIBLE_ as false or true, KEEPS_ and HOLES_ as the numbers of cuts
// that keep what is inside and outside, and for each pair FINER_u_v; LABELS as 1 if there are any; CUTS as the number of all cuts;
// of a volume's modes COMPOSITE_, PROJECTION_ (then MEAN_ or LARGEST_) is 1, or SURFACES_ the number of surfaces;
// SLICES as that of slices, those of a volume from FIRST_SLICE_ to before END_SLICE_; RIVAL_ as 1 if a volume is drawn and gathers.

const float INFINITE = 1e30;

#include "scene.glsl"
#include "ray.glsl"
#if CUTS
#include "cut.glsl"
#endif
#include "table.glsl"
#include "light.glsl"

#if PAGED
uniform samplerBuffer pages;     // set by PagedTextures: which bricks serve the pages of volumes held in bricks
#endif
uniform usamplerBuffer bricks;   // set by BrickTexture: distance to the nearest visible brick, for each brick

uniform vec3 passShift;   // set for each pass by MarchProgram: of the rays in samples, of the steps 0 … 1

vec4 gathered;        // colour times opacity, and opacity
float surfaceAt;      // t of what the ray first meets

void gather(vec3 colour, float alpha, float t) {
    float w = (1.0 - gathered.a) * alpha;
#if FADING
    float faded = PICTURE_FADING.z * clamp((t - PICTURE_FADING.x) * PICTURE_FADING.y, 0.0, 1.0);
    colour = mix(colour, PICTURE_GROUND, faded);
#endif
    gathered += vec4(w * colour, w);
    surfaceAt = gathered.a >= PICTURE_ENDS.y ? min(surfaceAt, t) : surfaceAt;
}

#if LINES
uniform isamplerBuffer lineStarts;   // set by LineTexture: for each sample of the tile its first piece, and one more
uniform samplerBuffer linePieces;    // for each piece two: t, red, green, blue; opacity
#endif

#if LABELS
uniform usamplerBuffer labelColours;   // set by LabelTextures: opacity, red, green, blue of each rank, 8 bits each
#endif

#if SLICES
// A slice lies so much of its distance before where it is, more than floats round by: what is cut off by the same plane is
// behind it.
const float BEFORE = 2e-6;
float sliceAt[SLICES];       // infinite where the ray misses one, or has passed it
vec4 sliceColour[SLICES];    // red, green, blue, opacity
#endif

#each $V
#include "state.glsl"
#if MAXIMUM && COMPOSITE_$V
float density_$V(float t);
#endif
#end
#each $V
#include "cursor.glsl"
#include "coming.glsl"
#if LABELS_$V
#include "label.glsl"
#else
#include "field.glsl"
#if SKIP_$V
#include "skip.glsl"
#endif
#if COMPOSITE_$V
#include "volume.glsl"
#elif SURFACES_$V
#include "surface.glsl"
#else
#include "projection.glsl"
#endif
#endif
#if FIRST_SLICE_$V < END_SLICE_$V
#include "slice.glsl"
#endif
#end

// What the ray of a sample gathers: colour times opacity, opacity; and the distance from the eye of what it first meets.
// sampleAt: index in the picture; tileAt: index in the tile, for lines
vec4 march(ivec2 sampleAt, int tileAt, out float met) {
    fetchScene();
    aim(vec2(sampleAt) + 0.5 + passShift.xy);
#if JITTER
    float shift = fract(jitter(uvec2(sampleAt)) + passShift.z);
#else
    float shift = passShift.z;
#endif
    gathered = vec4(0.0);
    surfaceAt = INFINITE;
#each $V
    enter_$V(shift);
#if FIRST_SLICE_$V < END_SLICE_$V
    for (int i = FIRST_SLICE_$V; i < END_SLICE_$V; i++) {
        pass_$V(i);
    }
#endif
#end
#each $V
#if !LABELS_$V
    front_$V = ivec4(0);
    frontPosition_$V = 0;
#endif
#if SURFACES_$V
    next_surface_$V = 0;
    last_surface_$V = 0;
#endif
    stretch_$V(near_$V);
#if PROJECTION_$V
    project_$V();
#endif
#end
#if LINES
    int piece = texelFetch(lineStarts, tileAt).r;
    int lastPiece = texelFetch(lineStarts, tileAt + 1).r;
#endif
    bool more = true;
    while (more) {
        float first = INFINITE;
#each $V
        first = min(first, t_$V);
#end
        bool passed = false;
        float slice = INFINITE;
#if SLICES
        int nearestSlice = 0;
        vec4 shown = vec4(0.0);
        for (int i = 0; i < SLICES; i++) {
            bool nearer = sliceAt[i] < slice;
            nearestSlice = nearer ? i : nearestSlice;
            shown = nearer ? sliceColour[i] : shown;
            slice = nearer ? sliceAt[i] : slice;
        }
#endif
        float line = INFINITE;
#if LINES
        bool there = piece < lastPiece;
        int at = there ? 2 * piece : 0;
        vec4 one = texelFetch(linePieces, at);
        float alpha = texelFetch(linePieces, at + 1).r;
        line = there ? one.x : INFINITE;
        if (there && line <= min(first, slice)) {
            gather(one.yzw, alpha, line);
            piece++;
            passed = true;
        }
#endif
#if SLICES
        if (slice < min(first, line)) {
            gather(shown.rgb, shown.a, slice);
            sliceAt[nearestSlice] = INFINITE;
            passed = true;
        }
#endif
        // each in turn, so that volumes in the same place go on by turns within one round
#each $V
        {
            float limit = min(slice, line);
            bool nearest = !passed && t_$V < INFINITE && gathered.a <= PICTURE_ENDS.x;
#each $U
#if $U != $V
            nearest = nearest && ($U < $V ? t_$V < t_$U : t_$V <= t_$U);
            limit = min(limit, t_$U);
#endif
#end
            if (nearest) {
                advance_$V(limit);
            }
        }
#end
        more = min(first, min(slice, line)) < INFINITE && gathered.a <= PICTURE_ENDS.x;
    }
    met = surfaceAt < INFINITE ? surfaceAt - rayStart : INFINITE;
    return gathered.a > PICTURE_ENDS.x ? gathered / gathered.a : gathered;
}
