const [base, tMin, tMax, skew, damp, initialBias, initialCode] = [36, 1, 26, 38, 700, 72, 128]

/** How many characters a label of a domain takes in punycode, its `xn--` included (RFC 3492). */
export function punycodeLength(label: string): number {
  if (!/[^\x20-\x7e]/.test(label)) return label.length
  const codes = Array.from(label, (character) => character.codePointAt(0) ?? 0)
  const basic = codes.filter((code) => code < initialCode).length
  let length = 'xn--'.length + basic + (basic > 0 ? 1 : 0)
  let [code, delta, bias, handled] = [initialCode, 0, initialBias, basic]
  while (handled < codes.length) {
    const next = Math.min(...codes.filter((one) => one >= code))
    delta += (next - code) * (handled + 1)
    code = next
    for (const one of codes) {
      if (one < code) delta += 1
      if (one !== code) continue
      length += digits(delta, bias)
      bias = adapt(delta, handled + 1, handled === basic)
      delta = 0
      handled += 1
    }
    delta += 1
    code += 1
  }
  return length
}

/** How many digits a delta takes as a variable-length integer. */
function digits(delta: number, bias: number): number {
  let count = 1
  for (let k = base, rest = delta; ; k += base, count += 1) {
    const threshold = Math.min(Math.max(k - bias, tMin), tMax)
    if (rest < threshold) return count
    rest = Math.floor((rest - threshold) / (base - threshold))
  }
}

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}
