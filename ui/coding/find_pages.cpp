#include "ui/coding/find_pages.h"
#include "core/coding/guide_answers.h"
#include "ui/coding/autocode_page.h"
#include "ui/coding/guide_page.h"
#include "ui/coding/place_list.h"
#include "ui/coding/quick_code.h"
#include "ui/coding/search_page.h"
#include "ui/support/named.h"

namespace counterpoint::ui {

FindPages::FindPages(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent)
    : QStackedWidget(parent)
    , m_acts(acts)
    , m_quick(quick)
    , m_search(new SearchPage(session))
    , m_guides(new GuidePage(session))
    , m_autocode(new AutocodePage(session, acts))
    , m_before(m_search)
{
    addWidget(m_search);
    addWidget(m_guides);
    addWidget(m_autocode);
    connect(m_search, &SearchPage::chosen, this, &FindPages::chosen);
    connect(m_search, &SearchPage::left, this, &FindPages::left);
    connect(m_search, &SearchPage::codeWanted, this, &FindPages::codeSearch);
    connect(m_guides, &GuidePage::chosen, this, &FindPages::chosen);
    connect(m_guides, &GuidePage::left, this, &FindPages::left);
    connect(m_guides, &GuidePage::codeAnswerWanted, this, &FindPages::codeAnswer);
    connect(m_guides, &GuidePage::codeAllWanted, this, &FindPages::codeAllAnswers);
    connectAutocode();
}

void FindPages::connectAutocode()
{
    connect(m_autocode, &AutocodePage::chosen, this, &FindPages::chosen);
    connect(m_autocode, &AutocodePage::left, this, &FindPages::back);
    connect(m_autocode, &AutocodePage::done, this, &FindPages::back);
    connect(m_autocode, &AutocodePage::otherCodeWanted, this, [this] {
        m_quick.ask({tr("Code with"), m_codes, m_acts.recent(), true, {}, {}}, m_autocode->besideCode(),
                    [this](const CodeChoice& choice) { m_autocode->setCode(choice); });
    });
}

void FindPages::startSearch(const QString& seed)
{
    setCurrentWidget(m_search);
    m_search->start(seed);
}

void FindPages::showGuides()
{
    setCurrentWidget(m_guides);
    m_guides->start();
}

void FindPages::showDictionary(const std::vector<CodeId>& codes)
{
    m_before = nullptr;
    setCurrentWidget(m_autocode);
    m_autocode->showDictionary(codes);
}

void FindPages::refresh(const Changes& changes)
{
    m_search->refresh(changes);
    m_guides->refresh(changes);
}

void FindPages::askForCode(const QString& prompt, QWidget* beside, const std::function<void(const CodeChoice&)>& then)
{
    m_before = currentWidget();
    m_quick.ask({prompt, m_codes, m_acts.recent(), true, {}, {}}, {beside->mapToGlobal(QPoint(0, 0)), beside->size()},
                [this, then](const CodeChoice& choice) {
                    setCurrentWidget(m_autocode);
                    then(choice);
                });
}

void FindPages::codeSearch()
{
    askForCode(tr("Code what is found with"), m_search->codeButton(),
               [this](const CodeChoice& choice) { m_autocode->showSearch(m_search->query(), m_search->scope(), choice); });
}

void FindPages::codeAnswer(int question)
{
    askForCode(tr("Code the answers to question %1 with").arg(question + 1), m_guides->codeButton(),
               [this, question](const CodeChoice& choice) {
                   m_autocode->showParts(tr("The answers to question %1").arg(question + 1), {{choice, m_guides->answersTo(question)}});
               });
}

void FindPages::codeAllAnswers()
{
    std::vector<AutocodePart> parts;
    const auto& guide = m_guides->guide();
    for (int question = 0; question < int(guide.questions.size()); ++question)
        if (auto answers = m_guides->answersTo(question); !answers.empty())
            parts.push_back({{{}, guide_answers::codePathFor(guide, question)}, std::move(answers)});
    m_before = currentWidget();
    setCurrentWidget(m_autocode);
    m_autocode->showParts(tr("The answers to “%1”, each question with its code").arg(guide.name), std::move(parts));
}

void FindPages::back()
{
    if (!m_before) {
        Q_EMIT left();
        return;
    }
    setCurrentWidget(m_before);
    if (m_before == m_search)
        m_search->start({});
    else
        m_guides->setFocus();
}

} // namespace counterpoint::ui
