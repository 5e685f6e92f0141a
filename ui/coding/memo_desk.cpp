#include "ui/coding/memo_desk.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/memo_marks.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/memos/memo_box.h"
#include "ui/memos/memo_page.h"
#include "ui/memos/thing_picker.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"

namespace counterpoint::ui {

MemoDesk::MemoDesk(Session& session, TextPage& text, QWidget* over)
    : QObject(over)
    , m_session(session)
    , m_text(text)
    , m_picker(new ThingPicker(over))
    , m_page(new MemoPage(session, *m_picker))
    , m_box(new MemoBox(session, *m_picker, over))
    , m_marks(new MemoMarks(session, text))
{
    const auto selected = [this]() -> std::optional<MemoTarget> {
        const auto span = m_text.selection();
        if (span.isEmpty())
            return std::nullopt;
        return MemoTarget{MemoSubject::Passage, m_text.source()->source.id.value(), span};
    };
    m_page->setSelection(selected);
    m_box->editor().setSelection(selected);
    const auto go = [this](const Place& place) { m_session.navigator().go(place); };
    connect(m_page, &MemoPage::placeWanted, this, [this, go](const Place& place) {
        if (const auto id = m_page->editor().memo().id; id.isValid())
            m_session.navigator().note({Place::Workspace::Code, Entity::Memo, id.value(), {}}); // Alt+Left leads back here
        go(place);
    });
    connect(m_page, &MemoPage::left, this, &MemoDesk::left);
    connect(&m_box->editor(), &MemoEditor::placeWanted, this, [this, go](const Place& place) {
        m_box->leave();
        go(place);
    });
    connect(m_box, &MemoBox::pageWanted, this, [this](MemoId id) {
        if (id.isValid())
            m_session.navigator().go({Place::Workspace::Code, Entity::Memo, id.value(), {}});
        else
            showAll();
    });
    connect(m_marks, &MemoMarks::chosen, m_box, qOverload<MemoId, const QRect&>(&MemoBox::open));
    connect(&text, &TextPage::opened, m_box, &MemoBox::leave); // it speaks of the text that was there
}

void MemoDesk::writeOnSelection()
{
    const auto* open = m_text.source();
    if (!open || m_session.project().isReadOnly())
        return;
    auto& view = m_text.view();
    Memo draft;
    draft.subject = MemoSubject::Source;
    draft.subjectId = open->source.id.value();
    if (const auto span = m_text.selection(); !span.isEmpty()) {
        draft.subject = MemoSubject::Passage;
        draft.span = span;
    } else if (const auto* mark = view.selectedMark()) {
        draft.subject = MemoSubject::Coding;
        draft.subjectId = mark->id().value();
    }
    auto beside = view.selectionRect();
    beside.moveTopLeft(view.mapToGlobal(beside.topLeft()));
    writeOn(draft, beside);
}

void MemoDesk::writeOn(const Memo& draft, const QRect& beside)
{
    if (m_session.project().isReadOnly())
        return;
    const auto known = m_session.project().read([&](const Read& db) { return memos::of(db, draft.subject, draft.subjectId); });
    for (const auto& memo : known.value_or(std::vector<Memo>()))
        if (draft.subject != MemoSubject::Source && memo.span == draft.span && memos::mayBeRead(memo, seenCoder(m_session)))
            return m_box->open(memo.id, beside);
    m_box->begin(draft, beside);
}

void MemoDesk::showAll()
{
    Q_EMIT pageWanted();
    m_page->start();
}

void MemoDesk::showOn(MemoSubject subject, std::int64_t id)
{
    Q_EMIT pageWanted();
    m_page->startOn(subject, id);
}

bool MemoDesk::reveal(const Place& place)
{
    switch (place.entity) {
    case Entity::Memo:
        Q_EMIT pageWanted();
        m_page->start(MemoId(place.id));
        return true;
    case Entity::Case:
        showOn(MemoSubject::Case, place.id);
        return true;
    case Entity::Variable:
        showOn(MemoSubject::Variable, place.id);
        return true;
    case Entity::Finding:
        showOn(MemoSubject::Finding, place.id);
        return true;
    case Entity::Study:
        showOn(MemoSubject::Study, place.id);
        return true;
    default:
        return false;
    }
}

void MemoDesk::refresh(const Changes& changes)
{
    m_page->refresh(changes);
    m_box->editor().refresh(changes);
    if (m_box->isVisible() && !m_box->editor().isOpen())
        m_box->leave();
    if (changes.touchesAny(Entity::Memo, Entity::Source, Entity::Coder))
        m_marks->reload();
}

void MemoDesk::commit()
{
    m_page->commit();
    m_box->editor().commit();
}

} // namespace counterpoint::ui
