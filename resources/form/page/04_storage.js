// What is kept on the device: a draft while it is filled in, and the finished response until it is handed over.

class Storage {
    constructor(name, isPreview) {
        this.name = `counterpoint-form:${name}`;
        this.isPreview = isPreview;
        this.works = !isPreview && this.write('test', 1) && this.remove('test');
    }

    write(what, value) {
        if (this.isPreview) return false;
        try {
            localStorage.setItem(`${this.name}:${what}`, JSON.stringify(value));
            return true;
        } catch (error) {
            return false; // switched off, or full
        }
    }

    read(what) {
        if (this.isPreview) return null;
        try {
            return JSON.parse(localStorage.getItem(`${this.name}:${what}`));
        } catch (error) {
            return null;
        }
    }

    remove(what) {
        try {
            localStorage.removeItem(`${this.name}:${what}`);
        } catch (error) {
            return false;
        }
        return true;
    }
}
