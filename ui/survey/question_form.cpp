#include "ui/survey/question_form.h"
#include "core/survey/limesurvey_codes.h"
#include "core/survey/question_bank.h"
#include "core/survey/survey_items.h"
#include "ui/survey/choice_table.h"
#include "ui/survey/fold_box.h"
#include "ui/survey/item_fields.h"
#include "ui/survey/item_words.h"
#include "ui/survey/logic_field.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/survey/words_field.h"
#include "ui/widgets/error_line.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int pause = 3000; ///< ms without a key, after which what is typed is kept

/// A name that follows the words: 'age', 'age_2' of 'Age'.
bool isProposed(const QString& name, const QString& words)
{
    const auto proposed = variableNameFrom(words);
    if (!name.startsWith(proposed))
        return false;
    const auto rest = name.mid(proposed.size());
    return rest.isEmpty() || (rest.startsWith(u'_') && rest.mid(1).toInt() > 0);
}

QString freeName(const Questionnaire& questionnaire, SurveyItemId own, const QString& wanted)
{
    QSet<QString> taken;
    for (const auto& place : allItems(questionnaire))
        if (place.item->id != own)
            taken.insert(place.item->name.toLower());
    auto name = wanted;
    for (int number = 2; taken.contains(name.toLower()); ++number)
        name = QStringLiteral("%1_%2").arg(wanted).arg(number);
    return name;
}

bool isOfMissing(const ChoiceList& list)
{
    return !list.choices.empty()
        && std::all_of(list.choices.begin(), list.choices.end(), [](const SurveyChoice& each) { return each.role == ChoiceRole::Missing; });
}

QString wordsOf(const ChoiceList& list, const QString& language)
{
    QStringList words;
    for (const auto& choice : list.choices)
        words << textOrOther(choice.texts, role::label, language);
    auto joined = words.join(QStringLiteral(", "));
    return joined.size() > 50 ? joined.left(48) + u'…' : joined;
}

/// A list of ways not to answer that the bank has.
const ChoiceList* fromBank(const QString& name)
{
    for (const auto& entry : questionBank::all())
        for (const auto& list : entry.lists)
            if (list.name == name)
                return &list;
    return nullptr;
}

const QStringList missingOfBank{QStringLiteral("prefer_not"), QStringLiteral("no_answer")};

void put(QComboBox* box, const QVariant& data)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

QuestionForm::~QuestionForm() { m_pause->stop(); }

void QuestionForm::connectAll()
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &QuestionForm::commit);
    connect(m_fields, &ItemFields::typed, this, [this] {
        m_pause->start();
        Q_EMIT drafted();
    });
    connect(m_fields, &ItemFields::left, this, &QuestionForm::commit);
    connect(m_name, &QLineEdit::editingFinished, this, &QuestionForm::commitName);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameError->setSentence({}); });
    connect(m_words, &WordsField::entered, &m_desk, &QuestionnaireDesk::addNext);
    connect(m_words, &WordsField::tabbed, this, &QuestionForm::goOn);
    connect(m_choices, &ChoiceTable::edited, this, &QuestionForm::takeChoices);
    connect(m_choices, &ChoiceTable::nextQuestionWanted, &m_desk, &QuestionnaireDesk::addNext);
    connect(m_choices, &ChoiceTable::backWanted, this, &QuestionForm::writeWords);
    connect(m_choices, &ChoiceTable::onWanted, this, [this] { m_hint->setFocus(Qt::TabFocusReason); });
    connect(m_list, &QComboBox::activated, this, &QuestionForm::chooseList);
    connect(m_missing, &QComboBox::activated, this, &QuestionForm::chooseMissing);
    connect(m_separate, &QToolButton::clicked, this, [this] {
        m_desk.keepTyping();
        m_desk.step(tr("Give “%1” choices of its own").arg(m_item.name), [&](Edit& db) { return choiceLists::separate(db, m_item.id); });
    });
    connect(m_allLists, &QToolButton::clicked, this, [this] { Q_EMIT listsWanted(choicesOf(m_desk.currentPlace())); });
    connect(m_type, &QComboBox::activated, this, [this] {
        change(tr("Change the type of “%1”").arg(m_item.name),
               [this](SurveyItem& item) { item.type = ItemType(m_type->currentData().toInt()); });
    });
    connect(m_required, &QComboBox::activated, this, [this] {
        change(tr("Change whether an answer is needed"),
               [this](SurveyItem& item) { item.required = Required(m_required->currentData().toInt()); });
    });
    connect(m_random, &QCheckBox::clicked, this, [this](bool on) {
        change(on ? tr("Put in an order by chance") : tr("Put in the order as written"), [on](SurveyItem& item) { item.isRandom = on; });
    });
    connect(m_level, &QComboBox::activated, this, [this] {
        change(tr("Change the measurement level"), [this](SurveyItem& item) {
            const int level = m_level->currentData().toInt();
            item.level = level < 0 ? std::nullopt : std::optional(Level(level));
        });
    });
    connect(m_scale, &QComboBox::activated, this,
            [this] { change(tr("Change the scale"), [this](SurveyItem& item) { item.scale = m_scale->currentData().toString(); }); });
    connect(m_reversed, &QCheckBox::clicked, this, [this](bool on) {
        change(on ? tr("Mark as reversed") : tr("Mark as not reversed"), [on](SurveyItem& item) { item.isReversed = on; });
    });
    connect(&m_desk, &QuestionnaireDesk::leaving, this, &QuestionForm::commit);
    connect(&m_desk, &QuestionnaireDesk::changed, this, &QuestionForm::showItem);
    connect(&m_desk, &QuestionnaireDesk::chosen, this, &QuestionForm::showItem);
}

SurveyItem QuestionForm::draft() const
{
    auto item = m_item;
    m_fields->putInto(item);
    return item;
}

void QuestionForm::writeWords()
{
    m_words->setFocus();
    m_words->moveCursor(QTextCursor::End);
    ensureWidgetVisible(m_words);
}

void QuestionForm::goOn()
{
    if (m_choicePart->isVisibleTo(this) && m_choices->isVisibleTo(this))
        m_choices->write(0);
    else if (m_rangePart->isVisibleTo(this))
        m_rangePart->findChild<QLineEdit*>(QStringLiteral("questionStart"))->setFocus(Qt::TabFocusReason);
    else if (m_total->isVisibleTo(this))
        m_total->findChild<QLineEdit*>()->setFocus(Qt::TabFocusReason);
    else
        m_hint->setFocus(Qt::TabFocusReason);
}

void QuestionForm::commit()
{
    if (m_committing || !m_item.id.isValid() || m_desk.isReadOnly())
        return;
    m_committing = true;
    m_pause->stop();
    m_choices->keepTyping();
    if (m_fields->isTyped()) {
        const auto before = m_item;
        auto changed = draft();
        const auto language = m_desk.language();
        if (m_desk.nameFollowsWords(before.id) && changed.label(language) != before.label(language)
            && isProposed(before.name, before.label(language)) && hasAnswer(changed.type))
            changed.name = freeName(m_desk.questionnaire(), before.id, variableNameFrom(plainWords(changed.label(language))));
        const auto label = m_fields->label();
        m_item = changed;
        m_fields->settle();
        m_words->commit();
        m_hint->commit();
        if (changed != before && !m_desk.step(label, [&](Edit& db) { return surveyItems::update(db, changed); }))
            m_item = before;
        m_committing = false;
        showItem(); // the name that follows the words, and what the step changed besides
    }
    m_committing = false;
    if (m_name->isModified())
        commitName();
}

void QuestionForm::commitName()
{
    if (!m_name->isModified() || !m_item.id.isValid())
        return;
    m_name->setModified(false);
    const auto name = m_name->text().trimmed();
    if (name == m_item.name)
        return;
    const auto done = m_desk.session().project().perform(tr("Rename “%1” to “%2”").arg(m_item.name, name),
                                                         [&](Edit& db) { return surveyItems::rename(db, m_item.id, name); });
    if (m_nameError->accept(done))
        m_desk.keepName(m_item.id);
}

void QuestionForm::change(const QString& label, const Change& change)
{
    m_committing = true; // what is typed goes into the same step
    auto changed = draft();
    change(changed);
    m_fields->settle();
    m_committing = false;
    if (changed == m_item)
        return;
    if (!m_desk.step(label, [&](Edit& db) { return surveyItems::update(db, changed); }))
        showItem();
}

void QuestionForm::takeChoices(const QString& what)
{
    const auto place = m_desk.currentPlace();
    if (!place.item || place.item->id != m_item.id)
        return;
    const auto choices = m_choices->choices();
    const auto name = choicesOf(place);
    if (const auto* list = m_desk.questionnaire().list(name)) {
        m_desk.step(what, [&](Edit& db) { return choiceLists::setChoices(db, list->id, choices); });
        return;
    }
    // The first choice makes the list, which is called after the question (or after the battery that it is in).
    const auto* owner = place.parent && place.parent->type == ItemType::Grid ? place.parent : place.item;
    m_desk.step(what, [&](Edit& db) -> Result<> {
        ChoiceList made;
        made.name = owner->name.isEmpty() ? QStringLiteral("choices") : owner->name;
        made.choices = choices;
        const auto wanted = made.name;
        auto unique = wanted;
        for (int number = 2; m_desk.questionnaire().list(unique); ++number)
            unique = QStringLiteral("%1_%2").arg(wanted).arg(number);
        made.name = unique;
        if (const auto added = choiceLists::add(db, m_desk.questionnaire().id, made); !added)
            return fail(added);
        auto item = *owner;
        item.choices = unique;
        return surveyItems::update(db, item);
    });
}

void QuestionForm::chooseList()
{
    const auto name = m_list->currentData().toString();
    change(name.isEmpty() ? tr("Begin a new list of choices") : tr("Take the choices “%1”").arg(name),
           [&](SurveyItem& item) { item.choices = name; });
    if (name.isEmpty()) // else whoever goes through the lists by arrows stays in them
        m_choices->write(0);
}

void QuestionForm::chooseMissing()
{
    const auto name = m_missing->currentData().toString();
    const auto* ready = missingOfBank.contains(name) && !m_desk.questionnaire().list(name) ? fromBank(name) : nullptr;
    if (!ready) {
        change(tr("Change the ways not to answer"), [&](SurveyItem& item) { item.missingChoices = name; });
        return;
    }
    m_desk.keepTyping();
    auto changed = m_item;
    m_desk.step(tr("Change the ways not to answer"), [&](Edit& db) -> Result<> {
        BankEntry entry;
        entry.lists = {*ready};
        if (const auto inserted = questionBank::insert(db, m_desk.questionnaire().id, {}, entry); !inserted)
            return fail(inserted);
        changed.missingChoices = name;
        return surveyItems::update(db, changed);
    });
}

void QuestionForm::showItem()
{
    if (m_committing)
        return;
    const auto place = m_desk.currentPlace();
    const bool hasOtherLanguage = std::exchange(m_language, m_desk.language()) != m_desk.language();
    const bool isOther = !place.item || place.item->id != m_item.id || hasOtherLanguage; // other words stand in the fields then
    m_item = place.item ? *place.item : SurveyItem();
    widget()->setEnabled(place.item);
    if (!place.item) {
        m_fields->show(m_item, true);
        m_name->clear();
        return;
    }
    if (isOther) {
        m_pause->stop();
        m_nameError->setSentence({});
    }
    if (isOther || !m_name->isModified())
        m_name->setText(m_item.name);
    m_fields->show(m_item, isOther);
    fillBoxes(place);
    showType(place);
    showChoices(place);
    showSummaries(m_item);
    if (isOther && m_item.type == ItemType::Calculate)
        m_logic->setOpen(true);
}

void QuestionForm::showType(const ItemPlace& place)
{
    const auto type = place.item->type;
    for (const auto& [part, isShown] : m_shownFor)
        part->setVisible(isShown(type));
    m_wordsTitle->setText(holdsItems(type)                                              ? tr("&Words of the heading") // the key stays
                              : type == ItemType::Calculate || type == ItemType::Hidden ? tr("&Words of its label")
                                                                                        : tr("&Wording"));
    m_random->setText(holdsItems(type) && type != ItemType::Grid ? tr("What it holds comes in an order by chance")
                          : type == ItemType::Grid               ? tr("Its statements come in an order by chance")
                                                                 : tr("Its choices come in an order by chance"));
}

void QuestionForm::showChoices(const ItemPlace& place)
{
    if (!hasChoices(place.item->type))
        return;
    const auto& all = m_desk.questionnaire();
    const auto name = choicesOf(place);
    const auto* list = all.list(name);
    const bool isElsewhere = !list && !name.isEmpty();
    m_choices->setVisible(!isElsewhere);
    if (!isElsewhere)
        m_choices->setChoices(list ? list->choices : std::vector<SurveyChoice>(), m_desk.language());
    auto users = list ? choiceLists::usedBy(all, name) : QStringList();
    users.removeAll(place.item->name);
    m_separate->setVisible(!users.isEmpty() && place.item->choices == name);
    m_separate->setEnabled(!m_desk.isReadOnly());
    if (isElsewhere)
        m_sharing->setText(tr("Its choices come from “%1”, which is kept as it is.").arg(name));
    else
        m_sharing->setText(users.isEmpty() ? QString()
                               : users.size() > 3
                               ? tr("Shared with %1 and %n more.", nullptr, int(users.size()) - 2).arg(users.mid(0, 2).join(tr(", ")))
                               : tr("Shared with %1.").arg(users.join(tr(", "))));
    m_sharing->setVisible(!m_sharing->text().isEmpty());
    const bool hasOther = place.item->orOther || (list && std::any_of(list->choices.begin(), list->choices.end(), [](const auto& each) {
                                                      return each.role == ChoiceRole::Other;
                                                  }));
    m_otherName->setVisible(hasOther);
}

void QuestionForm::fillBoxes(const ItemPlace& place)
{
    const auto& all = m_desk.questionnaire();
    const auto language = m_desk.language();
    {
        const QSignalBlocker quiet(m_type);
        m_type->clear();
        const bool inGrid = place.parent && place.parent->type == ItemType::Grid;
        for (const auto type : allItemTypes()) {
            const bool fits = inGrid ? type == ItemType::Single || type == ItemType::Multiple || type == ItemType::Likert
                                     : place.item->items.empty() || holdsItems(type);
            if (type == place.item->type || (fits && type != ItemType::Other))
                m_type->addItem(typeName(type), int(type));
        }
    }
    put(m_type, int(place.item->type));
    put(m_required, int(place.item->required));
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        m_list->addItem(tr("New choices"), QString());
        for (const auto& list : all.lists)
            if (!isOfMissing(list))
                m_list->addItem(QStringLiteral("%1: %2").arg(list.name, wordsOf(list, language)), list.name);
    }
    put(m_list, choicesOf(place));
    {
        const QSignalBlocker quiet(m_missing);
        m_missing->clear();
        m_missing->addItem(tr("None"), QString());
        for (const auto& list : all.lists)
            if (isOfMissing(list) || list.name == place.item->missingChoices)
                m_missing->addItem(wordsOf(list, language), list.name);
        for (const auto& name : missingOfBank)
            if (const auto* list = all.list(name) ? nullptr : fromBank(name))
                m_missing->addItem(wordsOf(*list, QStringLiteral("en")), name);
    }
    put(m_missing, place.item->missingChoices);
    {
        const QSignalBlocker quiet(m_scale);
        m_scale->clear();
        m_scale->addItem(tr("None"), QString());
        for (const auto& scale : all.scales)
            m_scale->addItem(scale.label.isEmpty() ? scale.name : scale.label, scale.name);
        if (m_scale->findData(place.item->scale) < 0)
            m_scale->addItem(place.item->scale, place.item->scale);
    }
    put(m_scale, place.item->scale);
    put(m_level, place.item->level ? int(*place.item->level) : -1);
    m_random->setChecked(place.item->isRandom);
    m_reversed->setChecked(place.item->isReversed);
    m_reversed->setEnabled(!place.item->scale.isEmpty() && !m_desk.isReadOnly());
    offerNames();
}

void QuestionForm::offerNames()
{
    std::vector<QString> names;
    std::vector<Variable> variables;
    const auto add = [&](const QString& name, const QString& label) {
        Variable variable;
        variable.name = name;
        variable.label = label;
        names.push_back(name + label);
        variables.push_back(std::move(variable));
    };
    const auto& all = m_desk.questionnaire();
    for (const auto& each : allItems(all)) {
        const auto& item = *each.item;
        if ((!hasAnswer(item.type) && item.type != ItemType::Repeat) || item.name.isEmpty()) // count(${person}) asks for what repeats
            continue;
        add(item.name, plainWords(item.label(m_desk.language())));
        if (hasAnswer(item.type) && hasChoices(item.type) && asksOther(all, each))
            add(item.otherVariable(), tr("Words beside “Other”"));
    }
    if (names == m_knownNames)
        return;
    m_knownNames = std::move(names);
    for (auto* field : m_logicFields)
        field->setVariables(variables);
}

void QuestionForm::showSummaries(const SurveyItem& item)
{
    QStringList answering;
    if (!item.missingChoices.isEmpty())
        answering << tr("ways not to answer");
    if (!item.constraint.isEmpty())
        answering << tr("only if %1").arg(item.constraint);
    m_answering->setSummary(answering.join(tr("; ")));
    QStringList logic;
    if (!item.relevant.isEmpty())
        logic << tr("asked if %1").arg(item.relevant);
    if (!item.defaultValue.isEmpty())
        logic << tr("begins with %1").arg(item.defaultValue);
    if (!item.calculation.isEmpty())
        logic << tr("computed: %1").arg(item.calculation);
    m_logic->setSummary(logic.isEmpty() ? tr("always asked") : logic.join(tr("; ")));
    QStringList measured;
    if (item.isRandom)
        measured << tr("order by chance");
    if (!item.scale.isEmpty())
        measured << (item.isReversed ? tr("item of “%1”, reversed").arg(item.scale) : tr("item of “%1”").arg(item.scale));
    m_measurement->setSummary(measured.join(tr("; ")));
    QStringList more;
    if (!item.text(role::guidance, m_language).isEmpty())
        more << tr("guidance");
    if (!item.readOnly.isEmpty())
        more << tr("cannot be changed");
    if (!item.trigger.isEmpty())
        more << tr("trigger %1").arg(item.trigger);
    if (!item.seed.isEmpty())
        more << tr("seed %1").arg(item.seed);
    if (!item.appearance.isEmpty())
        more << tr("appearance %1").arg(item.appearance);
    m_more->setSummary(more.join(tr("; ")));
}

} // namespace counterpoint::ui
