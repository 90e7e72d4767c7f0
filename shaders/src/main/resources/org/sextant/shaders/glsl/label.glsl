// SPDX-License-Identifier: Apache-2.0
//
// Walks from voxel to voxel of label volume $V: each face of an object that the ray enters it by adds the object's colour
// once (Amanatides and Woo 1987, 10.2312/egtp.19871000). Java twins: LabelCursor, MarchLabels.

uniform usampler3D voxels_$V;   // set by LabelTexture: ranks of objects, 0 for none

uint rank_$V(vec3 p) {
    return texelFetch(voxels_$V, ivec3(clamp(floor(p + 0.5), vec3(0.0), LAST($V))), 0).r;
}

// Where the ray leaves a voxel along each axis; never at the last one.
vec3 leaves_$V(vec3 voxel) {
    bvec3 up = greaterThan(fieldDirection_$V, vec3(0.0));
    bvec3 open = bvec3(
        up.x ? voxel.x >= LAST($V).x : voxel.x <= 0.0 || fieldDirection_$V.x == 0.0,
        up.y ? voxel.y >= LAST($V).y : voxel.y <= 0.0 || fieldDirection_$V.y == 0.0,
        up.z ? voxel.z >= LAST($V).z : voxel.z <= 0.0 || fieldDirection_$V.z == 0.0);
    vec3 at = (voxel + mix(vec3(-0.5), vec3(0.5), up) - fieldOrigin_$V) / fieldDirection_$V;
    return mix(at, vec3(INFINITE), open);
}

// Goes out of a voxel, or block of voxels of which it is the last, by the face that comes first, or to the next stretch.
// located: whether the place is looked up anew, as after a jump
void leave_$V(vec3 last, bool located) {
    vec3 exits = leaves_$V(last);
    float exit = min(exits.x, min(exits.y, exits.z));
    if (exit >= end_$V) {
        stretch_$V(end_$V);
        return;
    }
    t_$V = max(t_$V, exit);
    if (located) {
        before_$V = 0u;
        voxel_$V = ivec3(clamp(floor(fieldOrigin_$V + t_$V * fieldDirection_$V + 0.5), vec3(0.0), LAST($V)));
    }
    // rounding may put the place on the near side of the face that is crossed
    ivec3 beyond = ivec3(last) + ivec3(sign(fieldDirection_$V));
    bvec3 crossed = bvec3(exit == exits.x, exit == exits.y && exit != exits.x, exit != exits.x && exit != exits.y);
    voxel_$V = ivec3(
        crossed.x ? beyond.x : voxel_$V.x, crossed.y ? beyond.y : voxel_$V.y, crossed.z ? beyond.z : voxel_$V.z);
}

// The colour of an object lit by the slope of its smoothed shape: voxels of it count 1, all others 0, with weights
// (1 - r² / R²)² that end smoothly at R = 3 voxels.
vec3 shaded_$V(uint rank, vec3 p, vec3 colour) {
    const float reach = 3.0;
    vec3 slope = vec3(0.0);
    ivec3 low = ivec3(max(vec3(0.0), ceil(p - reach)));
    ivec3 high = ivec3(min(LAST($V), floor(p + reach)));
    for (int k = low.z; k <= high.z; k++) {
        for (int j = low.y; j <= high.y; j++) {
            for (int i = low.x; i <= high.x; i++) {
                vec3 apart = vec3(i, j, k) - p;
                float w = max(0.0, 1.0 - dot(apart, apart) / (reach * reach));
                slope += texelFetch(voxels_$V, ivec3(i, j, k), 0).r == rank ? w * apart : vec3(0.0);
            }
        }
    }
    vec3 normal = slope.x * TO_FIELD_X($V).xyz + slope.y * TO_FIELD_Y($V).xyz + slope.z * TO_FIELD_Z($V).xyz;
    // flat: the surface has no direction
    bool turned = dot(slope, slope) > 0.05 * 0.05;
    float weight = turned ? 1.0 : 0.0;
    normal = turned ? normalize(normal) : vec3(0.0);
    return LIT == 1 || turned ? lit(colour, normal, weight, coming_$V(p, normal, weight)) : colour;
}

#if OUTLINED_$V
vec3 inField_$V(vec3 way) {
    return vec3(dot(TO_FIELD_X($V).xyz, way), dot(TO_FIELD_Y($V).xyz, way), dot(TO_FIELD_Z($V).xyz, way));
}

bool isOther_$V(uint rank, vec3 p) {
    uint other = rank_$V(p);
    return other != 0u && other != rank;
}

// Whether another object lies beside this one within half an outline's width in the picture: 0.9 pixels of a picture of the
// usual height.
bool isOutline_$V(uint rank) {
    vec3 p = fieldOrigin_$V + (t_$V + 0.5 * STEP($V)) * fieldDirection_$V;
    float pixel = 2.0 * PICTURE_LENS.x / PICTURE_LENS.z;
#if PERSPECTIVE
    pixel *= max(0.0, (t_$V - rayStart) * dot(rayDirection, PICTURE_FORWARD));
#endif
    float reach = 0.9 * max(1.0, PICTURE_LENS.z / 720.0) * pixel;
    vec3 right = reach * inField_$V(PICTURE_RIGHT);
    vec3 top = reach * inField_$V(PICTURE_TOP);
    return isOther_$V(rank, p + right) || isOther_$V(rank, p - right) || isOther_$V(rank, p + top) || isOther_$V(rank, p - top);
}
#endif

void take_$V(uint rank, vec4 colour) {
    colour.rgb = shaded_$V(rank, fieldOrigin_$V + t_$V * fieldDirection_$V, colour.rgb);
#if OUTLINED_$V
    colour.rgb *= isOutline_$V(rank) ? 0.3 : 1.0;
#endif
    gather(colour.rgb, colour.a, t_$V);
}

// Takes voxels that are entered before the limit, at least one, until the stretch ends or the ray is opaque.
void advance_$V(float limit) {
    bool more = true;
    while (more) {
        uint rank = 0u;
        vec4 colour = vec4(0.0);
        while (more && colour.a == 0.0) {
            float apart = 0.0;
            vec3 last = vec3(voxel_$V);
#if SKIP_$V
            vec3 b = floor(last / BRICK_EDGE($V));
            int i = BRICK_BASE($V) + int(b.x + BRICKS($V).x * b.y) + int(BRICKS($V).x * BRICKS($V).y) * int(b.z);
            apart = float(texelFetch(bricks, i).r);
            bvec3 up = greaterThan(fieldDirection_$V, vec3(0.0));
            vec3 block = mix(
                max((b - apart + 1.0) * BRICK_EDGE($V), vec3(0.0)),
                min((b + apart) * BRICK_EDGE($V) - 1.0, LAST($V)),
                up);
            last = apart > 0.0 ? block : last;
#endif
            if (apart == 0.0) {
                rank = texelFetch(voxels_$V, voxel_$V, 0).r;
                uint argb = texelFetch(labelColours, TABLE_BASE($V) + int(rank)).r;
                vec4 own = vec4(argb >> 16 & 255u, argb >> 8 & 255u, argb & 255u, argb >> 24) / 255.0;
                colour = rank != before_$V ? own : vec4(0.0);
            }
            if (colour.a == 0.0) {
                before_$V = rank;
                leave_$V(last, apart > 0.0);
            }
            more = t_$V < limit && t_$V < INFINITE;
        }
        if (colour.a > 0.0) {
            take_$V(rank, colour);
            before_$V = rank;
            leave_$V(vec3(voxel_$V), false);
        }
        more = t_$V < limit && t_$V < INFINITE && gathered.a <= PICTURE_ENDS.x;
    }
}
