#include "ui/report/finding_doubts.h"
#include "ui/report/choice_box.h"
#include "ui/report/prose_field.h"
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr auto levels = {Concern::Level::NotAssessed, Concern::Level::None, Concern::Level::Minor, Concern::Level::Moderate,
                         Concern::Level::Serious};
constexpr std::array components{CerqualComponent::Limitations, CerqualComponent::Coherence, CerqualComponent::Adequacy,
                                CerqualComponent::Relevance};
constexpr std::array names{"Limitations", "Coherence", "Adequacy", "Relevance"};

QString askedBy(CerqualComponent component)
{
    switch (component) {
    case CerqualComponent::Limitations:
        return FindingDoubts::tr("Are there problems in how the studies or strands behind it were done?");
    case CerqualComponent::Coherence:
        return FindingDoubts::tr("How clear is the fit between the data and the finding?");
    case CerqualComponent::Adequacy:
        return FindingDoubts::tr("Is there enough, and rich enough, data behind it?");
    default:
        return FindingDoubts::tr("Do the people and settings behind it apply to the question?");
    }
}

} // namespace

FindingDoubts::FindingDoubts(QWidget* parent)
    : QWidget(parent)
    , m_hint(new QLabel(tr("Nothing stands against this finding yet. It is the stronger for having been doubted: say where you looked, and "
                           "what you found, be it nothing.")))
    , m_counterEvidence(named(new ProseField(ProseField::Form::Paragraphs), "findingCounterEvidence", tr("Evidence looked for against it")))
    , m_fold(named(new QToolButton, "findingCerqualShown", tr("Show what GRADE-CERQual asks")))
    , m_components{}
    , m_cerqual(buildCerqual())
{
    auto* title = new QLabel(tr("&Looked for against it:"));
    title->setBuddy(m_counterEvidence);
    m_counterEvidence->setPlaceholderText(tr("Where did you look for what speaks against it, and what did you find?"));
    m_hint->setObjectName(QStringLiteral("findingDoubtHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setToolTip(tr("Four questions that say how far a qualitative finding is to be trusted (Lewin et al., 2018)"));
    m_cerqual->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(m_counterEvidence);
    column->addWidget(m_hint);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_cerqual);
    connect(m_counterEvidence, &NoteField::committed, this,
            [this](const QString& text) { Q_EMIT changeWanted([text](Finding& finding) { finding.counterEvidence = text; }); });
    connect(m_fold, &QToolButton::toggled, this, [this](bool isOpen) {
        m_fold->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        m_cerqual->setVisible(isOpen);
    });
    follow(m_counterEvidence);
}

QWidget* FindingDoubts::buildCerqual()
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(16, 0, 0, 0);
    grid->setSpacing(4);
    grid->setColumnStretch(2, 1);
    for (std::size_t i = 0; i < components.size(); ++i) {
        const auto title = titleOf(components[i]);
        auto& component = m_components[i];
        component.level = choice_box::of(levels, (QByteArray("cerqualLevel") + names[i]).constData(), title);
        component.explanation = named(new ProseField(ProseField::Form::OneParagraph), (QByteArray("cerqualWhy") + names[i]).constData(),
                                      tr("Explanation: %1").arg(title));
        for (auto* widget : {static_cast<QWidget*>(component.level), static_cast<QWidget*>(component.explanation)})
            widget->setToolTip(askedBy(components[i]));
        auto* label = new QLabel(title + u':');
        label->setBuddy(component.level);
        label->setToolTip(askedBy(components[i]));
        grid->addWidget(label, int(i), 0, Qt::AlignTop);
        grid->addWidget(component.level, int(i), 1, Qt::AlignTop);
        grid->addWidget(component.explanation, int(i), 2);
        connect(component.level, &QComboBox::activated, this, [this, i] {
            m_components[i].explanation->commit();
            change(i);
        });
        connect(component.explanation, &NoteField::committed, this, [this, i] { change(i); });
        follow(component.explanation);
    }
    return box;
}

void FindingDoubts::follow(ProseField* field)
{
    connect(field, &ProseField::cursorMoved, this,
            [this, field](const QRect& where) { Q_EMIT cursorMoved(QRect(field->mapTo(this, where.topLeft()), where.size())); });
}

void FindingDoubts::setFinding(const Finding& finding, bool isOther)
{
    if (isOther)
        m_counterEvidence->restore(finding.counterEvidence);
    else
        m_counterEvidence->setKept(finding.counterEvidence);
    m_hint->setVisible(finding.id.isValid() && finding.counterEvidence.trimmed().isEmpty() && finding.contradicting == 0);
    for (std::size_t i = 0; i < components.size(); ++i)
        showConcern(i, finding.concerns[i], isOther);
    sayAssessed(finding);
}

void FindingDoubts::showConcern(std::size_t component, const Concern& concern, bool isOther)
{
    auto& shown = m_components[component];
    choice_box::show(*shown.level, concern.level);
    if (isOther)
        shown.explanation->restore(concern.explanation);
    else
        shown.explanation->setKept(concern.explanation);
    // Without a level there is nothing yet to be explained.
    const bool isAssessed = concern.level != Concern::Level::NotAssessed;
    shown.explanation->setEnabled(isAssessed);
    shown.explanation->setPlaceholderText(isAssessed ? tr("Why?") : QString());
}

void FindingDoubts::sayAssessed(const Finding& finding)
{
    const auto count = std::count_if(finding.concerns.begin(), finding.concerns.end(),
                                     [](const Concern& concern) { return concern.level != Concern::Level::NotAssessed; });
    m_fold->setText(count == 0 ? tr("GRADE-CERQual") : tr("GRADE-CERQual: %1 of 4 assessed").arg(count));
}

void FindingDoubts::commit()
{
    m_counterEvidence->commit();
    for (const auto& component : m_components)
        component.explanation->commit();
}

void FindingDoubts::change(std::size_t component)
{
    const Concern concern{choice_box::chosen<Concern::Level>(*m_components[component].level),
                          m_components[component].explanation->toPlainText().trimmed()};
    Q_EMIT changeWanted([component, concern](Finding& finding) {
        finding.concerns[component] = concern.level == Concern::Level::NotAssessed ? Concern{} : concern;
    });
}

} // namespace counterpoint::ui
