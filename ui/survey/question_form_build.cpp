#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/choice_table.h"
#include "ui/survey/fold_box.h"
#include "ui/survey/item_fields.h"
#include "ui/survey/item_words.h"
#include "ui/survey/logic_field.h"
#include "ui/survey/question_form.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/survey/words_field.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/variable_words.h"
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

/// How the form of a question is put together; question_form.cpp is what it does.
namespace counterpoint::ui {

namespace {

QLabel* titleFor(QWidget* field, const QString& title)
{
    auto* label = new QLabel(title);
    label->setBuddy(field);
    return label;
}

/// A field with its title above, as one part of the form.
QWidget* part(QWidget* field, const QString& title)
{
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(titleFor(field, title));
    column->addWidget(field);
    return both;
}

QComboBox* box(const char* name, const QString& title)
{
    auto* made = named(new QComboBox, name, title);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(12);
    return made;
}

bool isRange(ItemType type) { return type == ItemType::Rating || type == ItemType::Slider; }
bool mayBeOfScale(ItemType type)
{
    return type == ItemType::Likert || type == ItemType::Single || type == ItemType::Rating || type == ItemType::Integer
        || type == ItemType::Slider;
}

/// Those that fields of their own are there for.
QStringList ownParameters(ItemType type)
{
    return isRange(type)                ? QStringList{QStringLiteral("start"), QStringLiteral("end"), QStringLiteral("step")}
        : type == ItemType::ConstantSum ? QStringList{QStringLiteral("total")}
                                        : QStringList();
}

QString otherParameters(const SurveyItem& item)
{
    const auto own = ownParameters(item.type);
    QStringList pairs;
    for (const auto& [name, value] : item.parameters)
        if (!own.contains(name))
            pairs << (value.isEmpty() ? name : name + u'=' + value);
    return pairs.join(u' ');
}

void setOtherParameters(SurveyItem& item, const QString& text)
{
    const auto own = ownParameters(item.type);
    std::erase_if(item.parameters, [&](const auto& each) { return !own.contains(each.first); });
    for (const auto& pair : text.split(u' ', Qt::SkipEmptyParts))
        item.parameters[pair.section(u'=', 0, 0)] = pair.section(u'=', 1);
}

} // namespace

QuestionForm::QuestionForm(QuestionnaireDesk& desk, QWidget* parent)
    : QScrollArea(parent)
    , m_desk(desk)
    , m_fields(new ItemFields(this))
    , m_pause(new QTimer(this))
{
    named(this, "questionForm", tr("The chosen question"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(buildHead());
    column->addWidget(buildChoices());
    column->addWidget(buildRange());
    m_hint = note("questionHint", tr("H&int"), tr("Change the hint"), role::hint);
    m_shownFor.emplace_back(m_hint->parentWidget(), [](ItemType type) { return type != ItemType::Page && type != ItemType::Hidden; });
    column->addWidget(m_hint->parentWidget());
    column->addWidget(buildAnswering());
    column->addWidget(buildLogic());
    column->addWidget(buildMeasurement());
    column->addWidget(buildMore());
    column->addStretch(1);
    setWidget(body);
    setFocusProxy(m_words);
    const bool readOnly = desk.isReadOnly();
    m_fields->setReadOnly(readOnly);
    m_name->setReadOnly(readOnly);
    m_choices->setReadOnly(readOnly);
    for (auto* each : std::initializer_list<QWidget*>{m_type, m_required, m_list, m_missing, m_random, m_level, m_scale, m_reversed})
        each->setEnabled(!readOnly);
    connectAll();
    showItem();
}

QWidget* QuestionForm::buildHead()
{
    m_words = named(new WordsField, "questionWords", tr("Wording of the question"));
    m_words->setLines(2);
    m_words->setPlaceholderText(tr("What is asked. Enter makes the next question, Tab goes to the choices."));
    auto larger = m_words->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.15);
    m_words->setFont(larger);
    m_wordsTitle = titleFor(m_words, tr("&Wording"));
    m_type = box("questionType", tr("Type of question"));
    m_type->setMaxVisibleItems(25);
    m_name = named(new QLineEdit, "questionName", tr("Name of the variable"));
    m_nameError = new ErrorLine("questionNameError");
    m_required = box("questionRequired", tr("Whether an answer is needed"));
    m_required->addItem(tr("May be left out"), int(Required::No));
    m_required->addItem(tr("Asks once if left out"), int(Required::Soft));
    m_required->addItem(tr("Answer needed"), int(Required::Yes));
    m_fields->add(
        m_words, tr("Change the wording"), [this](const SurveyItem& item) { return item.label(m_desk.language()); },
        [this](SurveyItem& item, const QString& text) { setText(item.texts, role::label, m_desk.language(), text); });
    auto* head = new QWidget;
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->setHorizontalSpacing(12);
    grid->addWidget(m_wordsTitle, 0, 0, 1, 3);
    grid->addWidget(m_words, 1, 0, 1, 3);
    grid->setRowMinimumHeight(2, 4);
    auto* needed = titleFor(m_required, tr("Nee&ded"));
    grid->addWidget(titleFor(m_type, tr("T&ype")), 3, 0);
    grid->addWidget(titleFor(m_name, tr("Variable &name")), 3, 1);
    grid->addWidget(needed, 3, 2);
    grid->addWidget(m_type, 4, 0);
    grid->addWidget(m_name, 4, 1);
    grid->addWidget(m_required, 4, 2);
    grid->addWidget(m_nameError, 5, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    for (auto* each : std::initializer_list<QWidget*>{needed, m_required})
        m_shownFor.emplace_back(each, isAsked);
    return head;
}

QWidget* QuestionForm::buildChoices()
{
    m_list = box("questionList", tr("Choices to take"));
    m_separate = named(new QToolButton, "questionSeparate", tr("Use choices of its own"));
    m_separate->setText(tr("Use its own"));
    m_separate->setToolTip(tr("Copies the choices, so that changes here leave the other questions alone"));
    m_allLists = named(new QToolButton, "questionAllLists", tr("All lists of choices: rename them, remove what is not used"));
    m_allLists->setText(tr("All lists"));
    m_allLists->setToolTip(m_allLists->accessibleName());
    m_sharing = new QLabel;
    m_sharing->setForegroundRole(QPalette::PlaceholderText);
    m_sharing->setWordWrap(true);
    m_choices = named(new ChoiceTable, "questionChoices", tr("Choices"));
    m_choices->setToolTip(
        tr("Tab: next choice. Enter: next question. F2: code. Alt+Up, Alt+Down: move. Paste several lines for several choices."));
    m_choicePart = new QWidget;
    auto* grid = new QGridLayout(m_choicePart);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    grid->addWidget(titleFor(m_list, tr("Choi&ces")), 0, 0);
    grid->addWidget(m_list, 0, 1);
    grid->addWidget(m_separate, 0, 2);
    grid->addWidget(m_allLists, 0, 3);
    grid->addWidget(m_sharing, 1, 0, 1, 4);
    grid->addWidget(m_choices, 2, 0, 1, 4);
    grid->setColumnStretch(1, 1);
    auto* other = line(
        "questionOther", tr("Variable of “other, please say”"), tr("Change the variable of “other”"),
        [](const SurveyItem& item) { return item.otherName; }, [](SurveyItem& item, const QString& text) { item.otherName = text; });
    other->setPlaceholderText(tr("as the question, with _other"));
    m_otherName = other->parentWidget();
    grid->addWidget(m_otherName, 3, 0, 1, 4);
    m_shownFor.emplace_back(m_choicePart, hasChoices);
    return m_choicePart;
}

QWidget* QuestionForm::buildRange()
{
    m_rangePart = new QWidget;
    auto* grid = new QGridLayout(m_rangePart);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->addWidget(parameter("questionStart", tr("From"), QStringLiteral("start"))->parentWidget(), 0, 0);
    grid->addWidget(parameter("questionEnd", tr("To"), QStringLiteral("end"))->parentWidget(), 0, 1);
    grid->addWidget(parameter("questionStep", tr("In steps of"), QStringLiteral("step"))->parentWidget(), 0, 2);
    grid->addWidget(note("questionLow", tr("Words at the low end"), tr("Change the words of an end"), role::low)->parentWidget(), 1, 0);
    grid->addWidget(note("questionHigh", tr("Words at the high end"), tr("Change the words of an end"), role::high)->parentWidget(), 1, 1,
                    1, 2);
    m_shownFor.emplace_back(m_rangePart, isRange);
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rangePart);
    m_total = parameter("questionTotal", tr("They add up to"), QStringLiteral("total"))->parentWidget();
    m_shownFor.emplace_back(m_total, [](ItemType type) { return type == ItemType::ConstantSum; });
    column->addWidget(m_total);
    m_shownFor.emplace_back(both, [](ItemType type) { return isRange(type) || type == ItemType::ConstantSum; });
    return both;
}

QWidget* QuestionForm::buildAnswering()
{
    m_answering = new FoldBox("questionAnswering", tr("Not answering, and what is accepted"));
    m_missing = box("questionMissing", tr("Ways not to answer"));
    m_missingPart = part(m_missing, tr("Ways not to answer, as declared missing codes"));
    m_answering->add(m_missingPart);
    m_answering->add(logic("questionConstraint", tr("Accept an answer only if"), tr(". >= 18, where the dot is the answer"),
                           tr("Change what is accepted"), &SurveyItem::constraint));
    m_answering->add(note("questionConstraintMessage", tr("Say, when it is not accepted"), tr("Change a message"), role::constraintMessage)
                         ->parentWidget());
    m_answering->add(note("questionRequiredMessage", tr("Say, when an answer is needed"), tr("Change a message"), role::requiredMessage)
                         ->parentWidget());
    m_answering->add(logic("questionRequiredWhen", tr("An answer is needed only when"), tr("${age} < 16"),
                           tr("Change when an answer is needed"), &SurveyItem::requiredWhen));
    m_shownFor.emplace_back(m_answering, isAsked);
    return m_answering;
}

QWidget* QuestionForm::buildLogic()
{
    m_logic = new FoldBox("questionLogic", tr("Logic"));
    m_logic->add(logic("questionRelevant", tr("Ask only if"), tr("${role} = 1"), tr("Change when it is asked"), &SurveyItem::relevant));
    auto* calculation = logic("questionCalculation", tr("Compute it as"), tr("${start} + ${months} div 12"), tr("Change a calculation"),
                              &SurveyItem::calculation);
    m_shownFor.emplace_back(calculation, [](ItemType type) { return type == ItemType::Calculate; });
    m_logic->add(calculation);
    auto* begins = logic("questionDefault", tr("Begin with"), tr("a value, or an expression"), tr("Change what it begins with"),
                         &SurveyItem::defaultValue);
    begins->allowPlainText();
    m_shownFor.emplace_back(begins, [](ItemType type) { return hasAnswer(type) && type != ItemType::Calculate; });
    m_logic->add(begins);
    auto* filter =
        logic("questionChoiceFilter", tr("Offer a choice only if"), tr("region = ${region}, where region is a column of the choices"),
              tr("Change which choices are offered"), &SurveyItem::choiceFilter);
    m_shownFor.emplace_back(filter, hasChoices);
    m_logic->add(filter);
    auto* times = logic("questionRepeatCount", tr("Ask it so many times"), tr("${children}"), tr("Change how often it is asked"),
                        &SurveyItem::repeatCount);
    m_shownFor.emplace_back(times, [](ItemType type) { return type == ItemType::Repeat; });
    m_logic->add(times);
    return m_logic;
}

QWidget* QuestionForm::buildMeasurement()
{
    m_measurement = new FoldBox("questionMeasurement", tr("Order, level and scale"));
    m_random = named(new QCheckBox(tr("Order by chance")), "questionRandom", tr("Order by chance"));
    m_shownFor.emplace_back(m_random, [](ItemType type) { return hasChoices(type) || holdsItems(type); });
    m_measurement->add(m_random);
    m_level = box("questionLevel", tr("Measurement level"));
    m_level->addItem(tr("As the type says"), -1);
    for (const auto level : {Level::Nominal, Level::Ordinal, Level::Scale})
        m_level->addItem(levelName(level), int(level));
    auto* level = part(m_level, tr("Measurement level"));
    m_shownFor.emplace_back(level, hasAnswer);
    m_measurement->add(level);
    m_scale = box("questionScale", tr("Scale that it is an item of"));
    m_reversed = named(new QCheckBox(tr("Reversed: keyed against the scale")), "questionReversed", tr("Reversed"));
    auto* scale = part(m_scale, tr("Scale that it is an item of"));
    scale->layout()->addWidget(m_reversed);
    m_shownFor.emplace_back(scale, mayBeOfScale);
    m_measurement->add(scale);
    return m_measurement;
}

QWidget* QuestionForm::buildMore()
{
    m_more = new FoldBox("questionMore", tr("More"));
    auto* guidance = note("questionGuidance", tr("Guidance for whoever asks, not read out"), tr("Change the guidance"), role::guidance);
    m_more->add(guidance->parentWidget());
    auto* fixed = logic("questionReadOnly", tr("Cannot be changed by respondents if"), tr("yes, or ${role} = 1"),
                        tr("Change when it can be changed"), &SurveyItem::readOnly);
    fixed->allowPlainText();
    m_shownFor.emplace_back(fixed, isAsked);
    m_more->add(fixed);
    auto* trigger = line(
        "questionTrigger", tr("Compute it anew when this answer changes"), tr("Change the trigger"),
        [](const SurveyItem& item) { return item.trigger; }, [](SurveyItem& item, const QString& text) { item.trigger = text; });
    trigger->setPlaceholderText(QStringLiteral("${role}"));
    m_shownFor.emplace_back(trigger->parentWidget(), hasAnswer);
    m_more->add(trigger->parentWidget());
    auto* seed = line(
        "questionItemSeed", tr("Seed of its order by chance"), tr("Change the seed"), [](const SurveyItem& item) { return item.seed; },
        [](SurveyItem& item, const QString& text) { item.seed = text; });
    seed->setPlaceholderText(tr("a number or ${name}; else that of the questionnaire"));
    m_shownFor.emplace_back(seed->parentWidget(), [](ItemType type) { return hasChoices(type) || holdsItems(type); });
    m_more->add(seed->parentWidget());
    m_more->add(line(
                    "questionAppearance", tr("Appearance, in the words of XLSForm"), tr("Change the appearance"),
                    [](const SurveyItem& item) { return item.appearance; },
                    [](SurveyItem& item, const QString& text) { item.appearance = text; })
                    ->parentWidget());
    auto* parameters = line("questionParameters", tr("Other parameters, in the words of XLSForm"), tr("Change the parameters"),
                            otherParameters, setOtherParameters);
    parameters->setPlaceholderText(tr("rows=5"));
    m_more->add(parameters->parentWidget());
    return m_more;
}

LogicField* QuestionForm::logic(const char* name, const QString& title, const QString& example, const QString& label,
                                QString SurveyItem::*part)
{
    auto* field = new LogicField(name, title, example);
    m_logicFields.push_back(field);
    m_fields->add(
        field, label, [part](const SurveyItem& item) { return item.*part; },
        [part](SurveyItem& item, const QString& text) { item.*part = text; });
    return field;
}

NoteField* QuestionForm::note(const char* name, const QString& title, const QString& label, const QString& role)
{
    auto* field = named(new NoteField, name, QString(title).remove(u'&'));
    field->setLines(1);
    field->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    part(field, title);
    m_fields->add(
        field, label, [this, role](const SurveyItem& item) { return item.text(role, m_desk.language()); },
        [this, role](SurveyItem& item, const QString& text) { setText(item.texts, role, m_desk.language(), text.trimmed()); });
    return field;
}

QLineEdit* QuestionForm::line(const char* name, const QString& title, const QString& label, std::function<QString(const SurveyItem&)> get,
                              std::function<void(SurveyItem&, const QString&)> put)
{
    auto* field = named(new QLineEdit, name, title);
    part(field, title);
    m_fields->add(field, label, std::move(get), std::move(put));
    return field;
}

QLineEdit* QuestionForm::parameter(const char* name, const QString& title, const QString& key)
{
    return line(
        name, title, tr("Change the range"),
        [key](const SurveyItem& item) {
            const auto found = item.parameters.find(key);
            return found == item.parameters.end() ? QString() : found->second;
        },
        [key](SurveyItem& item, const QString& text) {
            if (text.isEmpty())
                item.parameters.erase(key);
            else
                item.parameters[key] = text;
        });
}

} // namespace counterpoint::ui
