#include "ui/report/implication_page.h"
#include "ui/report/chain_words.h"
#include "ui/report/element_acts.h"
#include "ui/report/prose_field.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/tick_button.h"
#include "ui/widgets/tick_keys.h"
#include <QFormLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr double textSize = 1.25; ///< of the letters of a text to be read
}

ImplicationPage::ImplicationPage(Session& session, ElementActs& acts, QWidget* parent)
    : ProsePage("implicationPage", tr("Implication"), parent)
    , m_acts(acts)
    , m_text(named(new ProseField(ProseField::Form::OneParagraph), "implicationText", tr("What the findings mean for practice")))
    , m_findings(new TickButton("implicationFindings", tr("Findings it follows from")))
    , m_findingLinks(new PlaceLinks(session.navigator(), "implicationFindingLinks", tr("The findings it follows from")))
    , m_elementsTitle(new QLabel(tr("Elements that rest on it:")))
    , m_elementLinks(new PlaceLinks(session.navigator(), "implicationElementLinks", tr("The elements that rest on it")))
{
    auto reading = settings::readingFont();
    reading.setPointSizeF(reading.pointSizeF() * textSize);
    m_text->setFont(reading);
    m_text->setPlaceholderText(tr("What the findings mean for practice: what should be otherwise, and for whom"));
    m_findings->setWordForNone(tr("None yet"));
    m_findings->sayCount();
    auto* findings = new QVBoxLayout;
    findings->setSpacing(4);
    findings->addWidget(m_findings);
    findings->addWidget(m_findingLinks);
    auto* findingsTitle = new QLabel(tr("&Follows from findings:"));
    findingsTitle->setBuddy(m_findings);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(findingsTitle, findings);
    form->addRow(m_elementsTitle, m_elementLinks);
    column().addWidget(m_text);
    column().addLayout(form);
    column().addStretch(1);
    follow(m_text);
    connect(m_text, &NoteField::committed, this, &ImplicationPage::keepText);
    connect(m_text, &ProseField::finished, this, [this] { m_findings->setFocus(); });
    connect(m_findings, &TickButton::wanted, this, [this](const QJsonArray& keys) { keepFindings(tick_keys::idsOf<FindingId>(keys)); });
}

void ImplicationPage::show(const Chain& chain, ImplicationId id)
{
    if (m_isNew || id != m_implication.id)
        commit();
    const auto* implication = chain.implication(id);
    if (!implication)
        return;
    const bool isOther = m_isNew || id != m_implication.id;
    m_isNew = false;
    m_implication = *implication;
    // A blank at the end is not kept, but the one who types goes on behind it.
    const auto typed = m_text->toPlainText();
    if (isOther)
        m_text->restore(implication->text);
    else
        m_text->setKept(typed.trimmed() == implication->text ? typed : implication->text);
    showLinks(chain);
    if (isOther)
        verticalScrollBar()->setValue(0);
}

void ImplicationPage::beginNew(const Chain& chain, const std::vector<FindingId>& findings)
{
    commit();
    m_isNew = true;
    m_implication = {{}, {}, findings};
    m_text->restore({});
    showLinks(chain);
    focusText();
}

void ImplicationPage::focusText() { m_text->setFocus(); }

void ImplicationPage::showLinks(const Chain& chain)
{
    std::vector<StudyItem> items;
    for (const auto& finding : chain.findings)
        items.push_back(tick_keys::item(finding.id.value(), chain_words::of(chain, finding)));
    m_findings->setItems(items);
    m_findings->setTicked(tick_keys::of(m_implication.findings));
    m_findingLinks->setLinks(chain_words::linksTo(chain, chain.findingsOf(m_implication)));
    const auto elements = m_isNew ? std::vector<const FrameworkElement*>() : chain.elementsFrom(m_implication.id);
    m_elementLinks->setLinks(chain_words::linksTo(elements));
    m_elementsTitle->setVisible(!elements.empty());
}

void ImplicationPage::commit() { m_text->commit(); }

void ImplicationPage::keepText(const QString& text)
{
    if (!m_isNew) {
        auto changed = m_implication;
        changed.text = text.trimmed();
        if (!write(changed))
            m_text->restore(m_implication.text);
        return;
    }
    if (text.trimmed().isEmpty())
        return;
    m_isNew = false; // the step is answered by a new list, which must not begin this again
    const auto id = m_acts.addImplication(text, m_implication.findings);
    m_isNew = !id;
    if (id)
        Q_EMIT added(*id);
}

void ImplicationPage::keepFindings(const std::vector<FindingId>& findings)
{
    auto changed = m_implication;
    changed.findings = findings;
    if (m_isNew)
        m_implication = changed; // made with its words
    else
        write(changed);
}

bool ImplicationPage::write(const Implication& changed)
{
    if (!m_implication.id.isValid() || !m_acts.write(Implication(m_implication), changed))
        return false;
    // The step may have been the last before another implication is shown.
    if (m_implication.id == changed.id)
        m_implication = changed;
    return true;
}

} // namespace counterpoint::ui
