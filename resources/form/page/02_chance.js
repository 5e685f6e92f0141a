// Orders by chance that can be made again from the seed in the response: the generator of Park and Miller and the shuffle of Fisher and
// Yates, as XLSForm's own randomize(…, seed) has them.

class Chance {
    constructor(seed) {
        this.state = Math.trunc(seed) % 2147483647;
        if (this.state <= 0) this.state += 2147483646;
    }

    next() {
        this.state = (this.state * 16807) % 2147483647;
        return (this.state - 1) / 2147483646;
    }

    shuffled(list) {
        const out = [...list];
        for (let rest = out.length; rest > 0; --rest) {
            const drawn = Math.floor(this.next() * rest);
            [out[rest - 1], out[drawn]] = [out[drawn], out[rest - 1]];
        }
        return out;
    }
}

/** A seed of its own for each question, out of that of the response and the question's name (FNV-1a). */
function seedFrom(words) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return (hash % 2147483646) + 1;
}

/** What may move is shuffled among its own places. */
function shuffledInPlace(list, seed, mayMove) {
    const moved = new Chance(seed).shuffled(list.filter(mayMove));
    return list.map((each) => (mayMove(each) ? moved.shift() : each));
}
