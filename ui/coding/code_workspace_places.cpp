#include "core/coding/codings.h"
#include "core/project/project.h"
#include "ui/coding/agreement_page.h"
#include "ui/coding/answer_pane.h"
#include "ui/coding/answers_page.h"
#include "ui/coding/answers_table.h"
#include "ui/coding/code_workspace.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/compare_page.h"
#include "ui/coding/find_bar.h"
#include "ui/coding/find_pages.h"
#include "ui/coding/memo_desk.h"
#include "ui/coding/passage_page.h"
#include "ui/coding/place_list.h"
#include "ui/coding/query_page.h"
#include "ui/coding/source_pane.h"
#include "ui/coding/split_page.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/memos/memo_page.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"
#include <QStackedWidget>

/// The part of CodeWorkspace that leads to places: a source, a passage, the passages of a code, the pages of searching and comparing.
namespace counterpoint::ui {

void CodeWorkspace::openSource(SourceId id)
{
    const auto* source = m_sources->find(id);
    const bool grid = m_answersAsGrid && source && source->kind == SourceKind::Answers;
    m_reader = grid ? static_cast<QWidget*>(m_answers) : m_text;
    if (grid)
        m_answers->open(id);
    else
        m_text->open(id);
    setFocusProxy(grid ? static_cast<QWidget*>(&m_answers->table()) : &m_text->view());
    m_sources->setCurrent(id);
    m_middle->setCurrentWidget(m_reader);
}

bool CodeWorkspace::inGrid() const { return m_reader == m_answers; }

SourceId CodeWorkspace::openedSource() const
{
    if (inGrid())
        return m_answers->source();
    return m_text->source() ? m_text->source()->source.id : SourceId();
}

void CodeWorkspace::showAnswersAs(bool grid)
{
    m_answersAsGrid = grid;
    openSource(openedSource());
    showText();
}

void CodeWorkspace::showText()
{
    m_middle->setCurrentWidget(m_sources->sources().empty() ? m_empty : m_reader);
    m_reader->focusProxy() ? m_reader->focusProxy()->setFocus() : m_text->view().setFocus();
}

void CodeWorkspace::showPassages(CodeId code)
{
    if (!code.isValid())
        return;
    m_codebook->setCurrent(code);
    m_middle->setCurrentWidget(m_passages);
    m_passages->show(code);
}

void CodeWorkspace::showQuery(const QString& sentence)
{
    m_middle->setCurrentWidget(m_query);
    m_query->show(sentence);
}

void CodeWorkspace::splitCode(CodeId code)
{
    if (!code.isValid() || session().project().isReadOnly())
        return;
    m_codebook->setCurrent(code);
    m_middle->setCurrentWidget(m_split);
    m_split->show(code);
}

void CodeWorkspace::goTo(const PlaceRow& row)
{
    const Place place{Place::Workspace::Code, Entity::Source, row.source.value(), row.span};
    session().navigator().note(place);
    reveal(place);
    if (row.coding.isValid() && inGrid())
        m_answers->show(row.span, row.coding);
    else if (row.coding.isValid())
        m_text->view().selectMark(row.coding);
}

/// From a disagreement to its passage and back.
Place CodeWorkspace::agreementPlace() { return {Place::Workspace::Code, Entity::Coder, 0, {}, QStringLiteral("agreement")}; }

void CodeWorkspace::reveal(const Place& place)
{
    if (place == agreementPlace()) {
        m_middle->setCurrentWidget(m_agreement);
        m_agreement->show();
        return;
    }
    if (m_memos->reveal(place))
        return;
    if (place.entity == Entity::Code) {
        showPassages(CodeId(place.id));
        return;
    }
    if (place.entity == Entity::Coding && !place.query.isEmpty()) {
        showQuery(place.query);
        return;
    }
    if (place.entity == Entity::Coding) {
        const auto coding = session().project().read([&](const Read& db) { return codings::byId(db, CodingId(place.id)); });
        if (coding) {
            openSource(coding->source);
            if (inGrid()) {
                m_answers->show(coding->span, coding->id);
                return;
            }
            m_text->show(coding->span);
            m_text->view().selectMark(coding->id);
        }
        return;
    }
    if (place.entity != Entity::Source || !m_sources->find(SourceId(place.id)))
        return;
    openSource(SourceId(place.id));
    if (place.span && inGrid())
        m_answers->show(*place.span);
    else if (place.span)
        m_text->show(*place.span);
    showText();
}

QString CodeWorkspace::selectedWords() const
{
    const auto& view = inGrid() ? m_answers->pane().view() : m_text->view();
    const auto words = view.textCursor().selectedText();
    return words.contains(QChar::ParagraphSeparator) || words.size() > 80 ? QString() : words;
}

void CodeWorkspace::find()
{
    showText();
    if (inGrid())
        m_answers->focusFilter(selectedWords());
    else
        m_text->findBar().start(selectedWords());
}

void CodeWorkspace::searchEverywhere()
{
    m_middle->setCurrentWidget(m_find);
    m_find->startSearch(selectedWords());
}

void CodeWorkspace::compareVersions(SourceId id)
{
    openSource(id);
    m_middle->setCurrentWidget(m_compare);
    m_compare->show(id);
}

} // namespace counterpoint::ui
