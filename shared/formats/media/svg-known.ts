const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** The elements of SVG 2 that draw and do nothing else (https://www.w3.org/TR/SVG2/eltindex.html). */
export const knownElements = words(`
  svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc image style switch
  linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
  feTile feTurbulence
`)

/** Their attributes that say how to draw (https://www.w3.org/TR/SVG2/attindex.html). Links are judged apart. */
export const knownAttributes = words(`
  id class style x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height viewBox preserveAspectRatio transform d points
  pathLength dx dy rotate textLength lengthAdjust startOffset method side spacing offset gradientUnits gradientTransform
  spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits patternTransform markerUnits
  markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result mode type values tableValues slope
  intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode
  kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle
  pointsAtX pointsAtY pointsAtZ azimuth elevation z scale xChannelSelector yChannelSelector stdDeviation radius
  baseFrequency numOctaves seed stitchTiles alignment-baseline baseline-shift clip-path clip-rule color
  color-interpolation color-interpolation-filters cursor direction display dominant-baseline fill fill-opacity fill-rule
  filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant
  font-weight image-rendering isolation letter-spacing lighting-color marker-end marker-mid marker-start mask mask-type
  mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
  text-anchor text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility white-space
  word-spacing writing-mode transform-origin version
`)

/** Elements that only describe, as drawing programs add them. Leaving them out changes nothing to see. */
export const describing = words('metadata')
