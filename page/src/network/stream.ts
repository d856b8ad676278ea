// The streams of random numbers that judgement/samples.py draws from: NumPy's PCG64 behind its
// SeedSequence (O'Neill 2014, "PCG"; 2015, "Developing a seed_seq alternative"), bit for bit.

const WORD = 0xffffffffffffffffn;
const WIDE = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const POOL = 4;

/** Gives the first numbers of the stream that a seed and the hash of a name begin. */
export function raw(seed: number, stream: string, count: number): BigUint64Array {
  const entropy = [seed, ...(stream.match(/.{8}/g) ?? []).map((word) => parseInt(word, 16))];
  const [s1 = 0n, s0 = 0n, i1 = 0n, i0 = 0n] = generated(mixed(entropy), 4);
  const increment = ((((i1 << 64n) | i0) << 1n) | 1n) & WIDE;
  let state = (increment + ((s1 << 64n) | s0)) & WIDE;
  const step = (): void => {
    state = (state * MULTIPLIER + increment) & WIDE;
  };
  step();
  const found = new BigUint64Array(count);
  for (let n = 0; n < count; n++) {
    step();
    const folded = ((state >> 64n) ^ state) & WORD;
    const turn = state >> 122n;
    found[n] = ((folded >> turn) | (folded << (64n - turn))) & WORD;
  }
  return found;
}

function mixed(entropy: number[]): Uint32Array {
  const pool = new Uint32Array(POOL);
  let constant = 0x43b0d7e5;
  const hashed = (value: number): number => {
    value ^= constant;
    constant = Math.imul(constant, 0x931e8875);
    value = Math.imul(value, constant);
    return value ^ (value >>> 16);
  };
  const mix = (x: number, y: number): number => {
    const result = Math.imul(x, 0xca01f9dd) - Math.imul(y, 0x4973f715);
    return result ^ (result >>> 16);
  };
  for (let n = 0; n < POOL; n++) pool[n] = hashed(entropy[n] ?? 0);
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = mix(pool[to] ?? 0, hashed(pool[from] ?? 0));
    }
  }
  for (const word of entropy.slice(POOL)) {
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to] ?? 0, hashed(word));
  }
  return pool;
}

function generated(pool: Uint32Array, count: number): bigint[] {
  let constant = 0x8b51f9dd;
  const words = new Uint32Array(2 * count);
  for (let n = 0; n < words.length; n++) {
    let value = (pool[n % POOL] ?? 0) ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    value = Math.imul(value, constant);
    words[n] = value ^ (value >>> 16);
  }
  return Array.from({ length: count }, (_, n) => {
    const low = BigInt(words[2 * n] ?? 0);
    return (BigInt(words[2 * n + 1] ?? 0) << 32n) | low;
  });
}
