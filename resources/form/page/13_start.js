const jsonIn = (id) => JSON.parse(document.getElementById(id).textContent);
const form = new Form(jsonIn('form'), jsonIn('words'));
form.setLanguage(form.language);
const finishedBefore = form.storage.works ? form.storage.read('finished') : null;
if (finishedBefore && (!form.config.key || finishedBefore.isSealed)) {
    form.setLanguage(finishedBefore.language);
    form.openEnd(finishedBefore);
} else form.openCover();
addEventListener('popstate', (event) => form.cameBack(event.state));
addEventListener('pagehide', () => {
    if (form.place >= 0) form.saveDraft();
});
addEventListener('beforeunload', (event) => {
    if (form.place >= 0 && !form.finished && !form.storage.works && !form.config.preview) event.preventDefault();
});
