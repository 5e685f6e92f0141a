// Fingerprints of texts. WebCrypto computes them only later and only in secure contexts, an expression needs them now.

function padForDigest(bytes, blockSize, lengthSize, isLittleEndian) {
    const size = Math.ceil((bytes.length + 1 + lengthSize) / blockSize) * blockSize;
    const out = new Uint8Array(size);
    out.set(bytes);
    out[bytes.length] = 0x80;
    const view = new DataView(out.buffer);
    const bits = BigInt(bytes.length) * 8n;
    view.setBigUint64(isLittleEndian ? size - lengthSize : size - 8, bits, isLittleEndian);
    return view;
}

function rotatedLeft(word, by) { return ((word << by) | (word >>> (32 - by))) >>> 0; }

function md5(bytes) {
    const turns = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    const view = padForDigest(bytes, 64, 8, true);
    const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
    for (let block = 0; block < view.byteLength; block += 64) {
        let [a, b, c, d] = state;
        for (let i = 0; i < 64; ++i) {
            const round = i >> 4;
            const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
            const word = view.getUint32(block + 4 * [i, 5 * i + 1, 3 * i + 5, 7 * i].map((at) => at % 16)[round], true);
            const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32);
            const sum = (a + (mixed >>> 0) + constant + word) >>> 0;
            [a, d, c, b] = [d, c, b, (b + rotatedLeft(sum, turns[round][i % 4])) >>> 0];
        }
        [a, b, c, d].forEach((word, i) => { state[i] = (state[i] + word) >>> 0; });
    }
    const out = new DataView(new ArrayBuffer(16));
    state.forEach((word, i) => out.setUint32(4 * i, word, true));
    return new Uint8Array(out.buffer);
}

function sha1(bytes) {
    const view = padForDigest(bytes, 64, 8, false);
    const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
    const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];
    for (let block = 0; block < view.byteLength; block += 64) {
        const words = [];
        for (let i = 0; i < 80; ++i)
            words.push(i < 16 ? view.getUint32(block + 4 * i) : rotatedLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1));
        let [a, b, c, d, e] = state;
        for (let i = 0; i < 80; ++i) {
            const round = Math.floor(i / 20);
            const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][round];
            const sum = (rotatedLeft(a, 5) + (mixed >>> 0) + e + constants[round] + (words[i] >>> 0)) >>> 0;
            [e, d, c, b, a] = [d, c, rotatedLeft(b, 30), a, sum];
        }
        [a, b, c, d, e].forEach((word, i) => { state[i] = (state[i] + word) >>> 0; });
    }
    const out = new DataView(new ArrayBuffer(20));
    state.forEach((word, i) => out.setUint32(4 * i, word));
    return new Uint8Array(out.buffer);
}

/** The first 64 bits behind the point of roots of the first primes, from which SHA-2 has its constants. */
function bitsOfRoots(degree, count) {
    const roots = [];
    for (let number = 2n; roots.length < count; ++number) {
        let isPrime = true;
        for (let divisor = 2n; divisor * divisor <= number && isPrime; ++divisor) isPrime = number % divisor !== 0n;
        if (!isPrime) continue;
        const wanted = number << (64n * degree);
        let low = 0n;
        let high = 1n << 70n;
        while (high - low > 1n) {
            const middle = (low + high) >> 1n;
            if (middle ** degree <= wanted) low = middle;
            else high = middle;
        }
        roots.push(low & 0xffffffffffffffffn);
    }
    return roots;
}

function sha2(bytes, name) {
    const isShort = name === 'SHA-256';
    const width = isShort ? 32n : 64n;
    const mask = (1n << width) - 1n;
    const [rounds, wordSize] = isShort ? [64, 4] : [80, 8];
    const turns = isShort ? [[7n, 18n, 3n], [17n, 19n, 10n], [2n, 13n, 22n], [6n, 11n, 25n]]
                          : [[1n, 8n, 7n], [19n, 61n, 6n], [28n, 34n, 39n], [14n, 18n, 41n]];
    const shortened = (word) => (isShort ? word >> 32n : word);
    const constants = bitsOfRoots(3n, rounds).map(shortened);
    const firsts = bitsOfRoots(2n, 16).map(shortened);
    const state = name === 'SHA-384' ? firsts.slice(8) : firsts.slice(0, 8);
    const turned = (word, by) => ((word >> by) | (word << (width - by))) & mask;
    const small = (word, [a, b, c]) => turned(word, a) ^ turned(word, b) ^ (word >> c);
    const large = (word, [a, b, c]) => turned(word, a) ^ turned(word, b) ^ turned(word, c);
    const view = padForDigest(bytes, 16 * wordSize, 2 * wordSize, false);
    for (let block = 0; block < view.byteLength; block += 16 * wordSize) {
        const words = [];
        for (let i = 0; i < rounds; ++i) {
            const at = block + i * wordSize;
            if (i < 16) words.push(isShort ? BigInt(view.getUint32(at)) : view.getBigUint64(at));
            else words.push((small(words[i - 2], turns[1]) + words[i - 7] + small(words[i - 15], turns[0]) + words[i - 16]) & mask);
        }
        let [a, b, c, d, e, f, g, h] = state;
        for (let i = 0; i < rounds; ++i) {
            const first = h + large(e, turns[3]) + ((e & f) ^ (~e & mask & g)) + constants[i] + words[i];
            const second = large(a, turns[2]) + ((a & b) ^ (a & c) ^ (b & c));
            [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & mask, c, b, a, (first + second) & mask];
        }
        [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = (state[i] + word) & mask; });
    }
    const out = new DataView(new ArrayBuffer(8 * wordSize));
    state.forEach((word, i) => (isShort ? out.setUint32(4 * i, Number(word)) : out.setBigUint64(8 * i, word)));
    return new Uint8Array(out.buffer).slice(0, name === 'SHA-384' ? 48 : undefined);
}

function digestOf(text, method) {
    const bytes = new TextEncoder().encode(text.replace(/\p{Cs}/gu, '?')); // halves of characters, as the program writes them
    if (method === 'MD5') return md5(bytes);
    return method === 'SHA-1' ? sha1(bytes) : sha2(bytes, method);
}

function bytesToBase64(bytes) {
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
}

function base64ToBytes(text) { return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0)); }
