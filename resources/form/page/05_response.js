// The response file, in clear or closed to the study's key; docs/response-file.md describes both.

const sealInfo = 'counterpoint response 1';

function responseOf(form) {
    const { answers, config } = form;
    const { values, repeats } = answers.collected();
    const response = {
        format: 'counterpoint-response',
        format_version: 1,
        form: answers.questionnaire.formId,
        questionnaire: answers.questionnaire.uuid,
        version: config.version ?? '',
        instance: form.instance,
        status: form.status,
        channel: 'html',
        language: form.language,
        seed: answers.seed,
        started: form.started,
        finished: form.finished,
        values,
    };
    if (Object.keys(repeats).length) response.repeats = repeats;
    if (form.token) response.token = form.token;
    return response;
}

function canSeal() { return typeof crypto === 'object' && Boolean(crypto.subtle); }

/** ECDH on P-256 with a key for this one file, HKDF-SHA-256, AES-256-GCM; the head in clear is authenticated as well. */
async function sealed(response, key) {
    const { subtle } = crypto;
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    const theirs = await subtle.importKey('raw', base64ToBytes(key.public), curve, false, []);
    const ours = await subtle.generateKey(curve, false, ['deriveBits']);
    const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
    const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const info = new TextEncoder().encode(sealInfo);
    const box = await subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const head = [sealInfo, response.form, key.id].join('\n');
    const words = new TextEncoder().encode(JSON.stringify(response));
    const closed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(head) }, box, words);
    const point = await subtle.exportKey('raw', ours.publicKey);
    return {
        format: 'counterpoint-sealed-response',
        format_version: 1,
        form: response.form,
        key: key.id,
        point: bytesToBase64(new Uint8Array(point)),
        salt: bytesToBase64(salt),
        iv: bytesToBase64(iv),
        box: bytesToBase64(new Uint8Array(closed)),
    };
}

/** 'health-2026-05-31-9f3c2a10.json' */
function responseFileName(response) {
    const form = response.form.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 40) || 'response';
    return `${form}-${response.finished.slice(0, 10)}-${response.instance.slice(0, 8)}.json`;
}

/** The time here, with its distance from UTC: '2024-05-31T14:05:09+02:00'. */
function timeHere() {
    const now = new Date();
    const offset = -now.getTimezoneOffset();
    const here = new Date(now.getTime() + offset * 60000).toISOString().slice(0, 19);
    const minutes = Math.abs(offset);
    return `${here}${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
}

function saveFile(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = make('a', { href: address, download: name, hidden: '' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
}
