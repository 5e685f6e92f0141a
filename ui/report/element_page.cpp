#include "ui/report/element_page.h"
#include "core/coding/coders.h"
#include "core/integration/named_judgements.h"
#include "core/project/project.h"
#include "ui/report/chain_words.h"
#include "ui/report/choice_box.h"
#include "ui/report/element_acts.h"
#include "ui/report/prose_field.h"
#include "ui/report/suggested_field.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/display_place.h"
#include "ui/widgets/tick_button.h"
#include "ui/widgets/tick_keys.h"
#include <QFormLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr double titleSize = 1.25; ///< of the letters of a text to be read

constexpr auto priorities = {FrameworkElement::Priority::None, FrameworkElement::Priority::High, FrameworkElement::Priority::Medium,
                             FrameworkElement::Priority::Low};

QStringList usualModes()
{
    return {ElementPage::tr("Workshop"),       ElementPage::tr("Supervision"),      ElementPage::tr("Shadowing"),
            ElementPage::tr("Coaching"),       ElementPage::tr("Mentoring"),        ElementPage::tr("Case discussion"),
            ElementPage::tr("Learning set"),   ElementPage::tr("E-learning"),       ElementPage::tr("Self-study"),
            ElementPage::tr("Joint training"), ElementPage::tr("Written guidance"), ElementPage::tr("Change of policy")};
}

} // namespace

ElementPage::ElementPage(Session& session, ElementActs& acts, QWidget* parent)
    : ProsePage("elementPage", tr("Element of the framework"), parent)
    , m_session(session)
    , m_acts(acts)
    , m_title(named(new ProseField(ProseField::Form::OneParagraph), "elementTitle", tr("Title of the element")))
    , m_priority(choice_box::of(priorities, "elementPriority", tr("Priority")))
    , m_implications(new TickButton("elementImplications", tr("Implications it rests on")))
    , m_implicationLinks(new PlaceLinks(session.navigator(), "elementImplicationLinks", tr("The implications it rests on")))
    , m_dissonances(new TickButton("elementDissonances", tr("Dissonances it makes use of")))
    , m_dissonanceLinks(new PlaceLinks(session.navigator(), "elementDissonanceLinks", tr("The dissonances it makes use of")))
{
    auto reading = settings::readingFont();
    reading.setPointSizeF(reading.pointSizeF() * titleSize);
    reading.setBold(true);
    m_title->setFont(reading);
    m_title->setPlaceholderText(tr("What is to be done, in a few words"));
    m_implications->setWordForNone(tr("None yet"));
    m_implications->sayCount();
    m_dissonances->sayCount();
    m_dissonances->setWordForNone(tr("None"));
    build();
    connect(m_title, &NoteField::committed, this, &ElementPage::keepTitle);
    connect(m_title, &ProseField::finished, this, [this] { m_fields.front().words->setFocus(); });
    connect(m_priority, &QComboBox::activated, this, [this] {
        change([priority = choice_box::chosen<FrameworkElement::Priority>(*m_priority)](FrameworkElement& element) {
            element.priority = priority;
        });
    });
    connect(m_implications, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        change([&](FrameworkElement& element) { element.implications = tick_keys::idsOf<ImplicationId>(keys); });
    });
    connect(m_dissonances, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        change([&](FrameworkElement& element) {
            element.dissonances = tick_keys::idsOf<AssessmentId>(keys);
            element.dissonances.insert(element.dissonances.end(), m_hidden.begin(), m_hidden.end());
        });
    });
    follow(m_title);
}

void ElementPage::build()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    auto* audience = suggested("elementAudience", tr("For whom"), {}, &FrameworkElement::audience);
    addField(*form, tr("&For whom:"), audience, &audience->field(), &FrameworkElement::audience);
    auto* outcome = named(new ProseField(ProseField::Form::Paragraphs), "elementOutcome", tr("To what end"));
    outcome->setPlaceholderText(tr("Its purpose, or what is learnt"));
    addField(*form, tr("To what en&d:"), outcome, outcome, &FrameworkElement::outcome);
    auto* mode = suggested("elementMode", tr("How"), usualModes(), &FrameworkElement::mode);
    addField(*form, tr("How:"), mode, &mode->field(), &FrameworkElement::mode);
    auto* priorityLabel = new QLabel(tr("Pr&iority:"));
    priorityLabel->setBuddy(m_priority);
    auto* priority = new QHBoxLayout;
    priority->addWidget(m_priority);
    priority->addStretch(1);
    form->addRow(priorityLabel, priority);
    auto* owner = suggested("elementOwner", tr("Who sees to it"), {}, &FrameworkElement::owner);
    addField(*form, tr("Who sees &to it:"), owner, &owner->field(), &FrameworkElement::owner);
    auto* measure = named(new ProseField(ProseField::Form::Paragraphs), "elementMeasure", tr("Measure"));
    measure->setPlaceholderText(tr("By what one will see that it works"));
    addField(*form, tr("Meas&ure:"), measure, measure, &FrameworkElement::measure);
    auto* note = named(new ProseField(ProseField::Form::Paragraphs), "elementNote", tr("Note"));
    addField(*form, tr("N&ote:"), note, note, &FrameworkElement::note);
    const auto addLinks = [&](const QString& title, TickButton* button, PlaceLinks* links) {
        auto* label = new QLabel(title);
        label->setBuddy(button);
        auto* both = new QVBoxLayout;
        both->setSpacing(4);
        both->addWidget(button);
        both->addWidget(links);
        form->addRow(label, both);
    };
    addLinks(tr("&Rests on implications:"), m_implications, m_implicationLinks);
    addLinks(tr("Ma&kes use of dissonances:"), m_dissonances, m_dissonanceLinks);
    column().addWidget(m_title);
    column().addLayout(form);
    column().addStretch(1);
}

SuggestedField* ElementPage::suggested(const char* name, const QString& title, const QStringList& usual, Words member) const
{
    const auto atHand = [this, usual, member] {
        auto words = usual;
        for (const auto& element : m_all)
            words << element.*member;
        words.removeAll(QString());
        words.removeDuplicates();
        return words;
    };
    return new SuggestedField(name, title, atHand, tr("No other element says it yet"));
}

void ElementPage::addField(QFormLayout& form, const QString& title, QWidget* whole, ProseField* words, Words member)
{
    auto* label = new QLabel(title);
    label->setBuddy(words);
    form.addRow(label, whole);
    m_fields.push_back({whole, words, member});
    connect(words, &NoteField::committed, this,
            [this, member](const QString& text) { change([&](FrameworkElement& element) { element.*member = text.trimmed(); }); });
    connect(words, &ProseField::finished, this, [this, next = m_fields.size()] {
        if (next < m_fields.size())
            m_fields[next].words->setFocus();
    });
    follow(words);
}

void ElementPage::show(const Chain& chain, ElementId id)
{
    if (m_isNew || id != m_element.id)
        commit();
    const auto* element = chain.element(id);
    if (!element)
        return;
    const bool isOther = m_isNew || id != m_element.id;
    m_isNew = false;
    m_element = *element;
    m_all = chain.elements;
    fill(isOther);
    showLinks(chain);
}

void ElementPage::beginNew()
{
    commit();
    m_isNew = true;
    m_element = {};
    m_implicationLinks->setLinks({});
    m_dissonanceLinks->setLinks({});
    m_implications->setTicked({});
    m_dissonances->setTicked({});
    fill(true);
    focusTitle();
}

void ElementPage::focusTitle() { m_title->setFocus(); }

void ElementPage::fill(bool isOther)
{
    const auto put = [isOther](ProseField* field, const QString& text) {
        // A blank at the end is not kept, but the one who types goes on behind it.
        const auto typed = field->toPlainText();
        if (isOther)
            field->restore(text);
        else
            field->setKept(typed.trimmed() == text ? typed : text);
    };
    put(m_title, m_element.title);
    for (const auto& field : m_fields) {
        put(field.words, m_element.*field.member);
        field.whole->setEnabled(!m_isNew);
    }
    choice_box::show(*m_priority, m_element.priority);
    for (auto* widget : {static_cast<QWidget*>(m_priority), static_cast<QWidget*>(m_implications), static_cast<QWidget*>(m_dissonances)})
        widget->setEnabled(!m_isNew);
    if (isOther)
        verticalScrollBar()->setValue(0);
}

void ElementPage::showLinks(const Chain& chain)
{
    std::vector<StudyItem> items;
    for (const auto& implication : chain.implications)
        items.push_back(tick_keys::item(implication.id.value(), chain_words::of(chain, implication)));
    m_implications->setItems(items);
    m_implications->setTicked(tick_keys::of(m_element.implications));
    m_implicationLinks->setLinks(chain_words::linksTo(chain, chain.implicationsOf(m_element)));
    const auto judged =
        m_session.project().read([this](const Read& db) { return convergence::named(db, coders::seenBy(db, m_session.coder())); });
    items.clear();
    std::vector<PlaceLinks::Link> links;
    m_hidden = m_element.dissonances;
    if (judged)
        for (const auto& one : *judged) {
            const auto& assessment = one.assessment;
            const bool isUsed =
                std::find(m_element.dissonances.begin(), m_element.dissonances.end(), assessment.id) != m_element.dissonances.end();
            if (assessment.judgement != Judgement::Dissonance && !isUsed)
                continue;
            items.push_back(tick_keys::item(assessment.id.value(), one.title()));
            std::erase(m_hidden, assessment.id);
            if (isUsed)
                links.push_back({one.title(), display_place::of(Entity::Convergence, one.matrix.value(), assessment.id.value())});
        }
    m_dissonances->setItems(items);
    m_dissonances->setTicked(tick_keys::of(m_element.dissonances));
    m_dissonanceLinks->setLinks(links);
}

void ElementPage::commit()
{
    m_title->commit();
    for (const auto& field : m_fields)
        field.words->commit();
}

void ElementPage::keepTitle(const QString& title)
{
    if (!m_isNew) {
        change([&](FrameworkElement& element) { element.title = title.trimmed(); });
        m_title->setKept(m_element.title == title.trimmed() ? title : m_element.title);
        return;
    }
    if (title.trimmed().isEmpty())
        return;
    m_isNew = false; // the step is answered by a new list, which must not begin this again
    const auto id = m_acts.addElement(title);
    m_isNew = !id;
    if (id)
        Q_EMIT added(*id);
}

void ElementPage::change(const std::function<void(FrameworkElement&)>& change)
{
    if (m_isNew || !m_element.id.isValid())
        return;
    auto changed = m_element;
    change(changed);
    // The step may have been the last before another element is shown.
    if (m_acts.write(FrameworkElement(m_element), changed) && m_element.id == changed.id)
        m_element = changed;
}

} // namespace counterpoint::ui
