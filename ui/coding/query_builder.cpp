#include "ui/coding/query_builder.h"
#include "ui/coding/query_words_shown.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int mostWords = 100'000;
constexpr int usualDistance = 10; ///< words between what is near
constexpr int valueLetters = 26;
constexpr int bySelf = 0; ///< joins: all of these, any of these, then the relations in their order
constexpr int anyOf = 1;
constexpr int firstRelation = 2;

QToolButton* tool(const char* name, const char* iconName, const QString& text, const QString& accessible)
{
    auto* button = named(new QToolButton, name, accessible);
    if (iconName)
        button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(accessible);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

QToolButton* notButton()
{
    auto* button = tool("queryNot", nullptr, QueryBuilder::tr("not"), QueryBuilder::tr("Not: what does not fulfil this"));
    button->setCheckable(true);
    return button;
}

QueryNode negated(QueryNode node)
{
    QueryNode whole;
    whole.kind = QueryNode::Kind::Not;
    whole.parts.push_back(std::move(node));
    return whole;
}

bool isWritten(const QueryTerm& term)
{
    using enum QueryField;
    if (term.field == Attribute || term.field == Survey)
        return !term.name.isEmpty() && !term.value.isEmpty();
    return !passage_query::takesValue(term.field) || term.field == Memo || term.field == Interaction || !term.value.isEmpty();
}

} // namespace

QueryTermRow::QueryTermRow(const QueryVocabulary& vocabulary, const QueryTerm& term, QWidget* parent)
    : QueryPart(parent)
    , m_vocabulary(vocabulary)
    , m_not(notButton())
    , m_field(named(new QComboBox, "queryWhat", tr("What")))
    , m_name(named(new QComboBox, "queryName", tr("Attribute or variable")))
    , m_comparison(named(new QComboBox, "queryIs", tr("How it is compared")))
    , m_value(named(new QComboBox, "queryValue", tr("Value")))
    , m_dataset(term.dataset)
    , m_shown(term.field)
{
    for (const auto& word : shownFields())
        m_field->addItem(word.words, int(word.field));
    for (const auto& sign : shownComparisons())
        m_comparison->addItem(sign.words, int(sign.comparison));
    for (auto* box : {m_name, m_value}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    named(m_name->lineEdit(), "queryNameText", tr("Attribute or variable"));
    named(m_value->lineEdit(), "queryValueText", tr("Value"));
    m_value->setMinimumContentsLength(valueLetters);
    m_value->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* remove = tool("queryRemove", "edit-delete", {}, tr("Remove the condition"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (auto* widget :
         {static_cast<QWidget*>(m_not), static_cast<QWidget*>(m_field), static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_comparison)})
        row->addWidget(widget);
    row->addWidget(m_value, 1);
    row->addWidget(remove);
    m_field->setCurrentIndex(std::max(0, m_field->findData(int(term.field))));
    fillNames();
    m_name->setEditText(term.name);
    fillValues();
    m_value->setEditText(term.value);
    m_comparison->setCurrentIndex(std::max(0, m_comparison->findData(int(term.comparison))));
    showParts();
    connect(m_not, &QToolButton::toggled, this, &QueryPart::changed);
    connect(m_field, &QComboBox::activated, this, [this] {
        m_dataset.clear();
        fillNames();
        fillValues();
        forgetWhatIsNone();
        showParts();
        Q_EMIT changed();
    });
    connect(m_name, &QComboBox::editTextChanged, this, [this] {
        fillValues();
        Q_EMIT changed();
    });
    connect(m_comparison, &QComboBox::activated, this, &QueryPart::changed);
    connect(m_value, &QComboBox::editTextChanged, this, &QueryPart::changed);
    connect(remove, &QToolButton::clicked, this, &QueryPart::removeWanted);
    setFocusProxy(m_field);
}

QueryField QueryTermRow::field() const { return QueryField(m_field->currentData().toInt()); }

void QueryTermRow::setNot(bool isNot) { m_not->setChecked(isNot); }

void QueryTermRow::fillNames()
{
    const QSignalBlocker quiet(m_name);
    m_name->clear();
    m_name->addItems(field() == QueryField::Attribute    ? m_vocabulary.attributeNames
                         : field() == QueryField::Survey ? m_vocabulary.variableNames
                                                         : QStringList());
}

void QueryTermRow::fillValues()
{
    const QSignalBlocker quiet(m_value);
    const auto typed = m_value->currentText();
    m_value->clear();
    m_value->addItems(m_vocabulary.valuesOf(field(), m_name->currentText()));
    m_value->setEditText(typed);
}

/// A name of one kind of thing is none of another, and would be said to be missing: a speaker is no code. Words stay words.
void QueryTermRow::forgetWhatIsNone()
{
    if (!passage_query::takesValue(field()))
        return; // it is there still when something else is chosen
    const auto isWords = [](QueryField of) { return of == QueryField::Text || of == QueryField::Word || of == QueryField::Memo; };
    const auto before = std::exchange(m_shown, field());
    const bool isOffered = m_value->findText(m_value->currentText().trimmed(), Qt::MatchFixedString) >= 0;
    if (isOffered || (isWords(before) && isWords(field())))
        return;
    const QSignalBlocker quiet(m_value);
    m_value->setEditText(QString());
}

void QueryTermRow::showParts()
{
    const auto of = field();
    m_name->setVisible(of == QueryField::Attribute || of == QueryField::Survey);
    m_comparison->setVisible(passage_query::isCompared(of));
    m_value->setVisible(passage_query::takesValue(of));
    m_value->lineEdit()->setPlaceholderText(of == QueryField::Memo || of == QueryField::Interaction ? tr("any")
                                                : of == QueryField::Date                            ? tr("2026-01-31")
                                                : of == QueryField::Weight                          ? tr("0 to 100")
                                                                                                    : QString());
}

std::optional<QueryNode> QueryTermRow::node() const
{
    QueryNode node;
    auto& term = node.term;
    term.field = field();
    term.value = passage_query::takesValue(term.field) ? m_value->currentText().trimmed() : QString();
    if (term.field == QueryField::Attribute || term.field == QueryField::Survey) {
        term.name = m_name->currentText().trimmed();
        term.dataset = m_dataset;
    }
    if (passage_query::isCompared(term.field))
        term.comparison = QueryComparison(m_comparison->currentData().toInt());
    if (!isWritten(term))
        return std::nullopt;
    return m_not->isChecked() ? negated(std::move(node)) : node;
}

QueryGroup::QueryGroup(const QueryVocabulary& vocabulary, bool isTop, QWidget* parent)
    : QueryPart(parent)
    , m_vocabulary(vocabulary)
    , m_not(notButton())
    , m_join(named(new QComboBox, "queryJoin", tr("How the conditions are joined")))
    , m_words(named(new QSpinBox, "queryJoinWords", tr("Most words between")))
    , m_column(new QVBoxLayout)
{
    m_join->addItems({tr("all of these"), tr("any of these")});
    for (const auto& relation : shownRelations()) {
        m_join->addItem(tr("each %1 the next").arg(relation.words), QVariant::fromValue(int(relation.relation)));
        m_join->addItem(tr("each not %1 the next").arg(relation.words), QVariant::fromValue(int(relation.relation)));
    }
    m_words->setRange(-1, mostWords);
    m_words->setSuffix(tr(" words"));
    auto* term = tool("queryAddTerm", "list-add", tr("Condition"), tr("Add a condition"));
    auto* group = tool("queryAddGroup", "group", tr("Group"), tr("Add a group of conditions"));
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_not);
    head->addWidget(m_join);
    head->addWidget(m_words);
    head->addWidget(term);
    head->addWidget(group);
    head->addStretch(1);
    if (isTop) {
        m_not->hide();
    } else {
        auto* remove = tool("queryRemoveGroup", "edit-delete", {}, tr("Remove the group"));
        head->addWidget(remove);
        connect(remove, &QToolButton::clicked, this, &QueryPart::removeWanted);
    }
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(isTop ? 0 : 16, 0, 0, 0);
    whole->setSpacing(4);
    m_column->setContentsMargins(16, 0, 0, 0);
    m_column->setSpacing(4);
    whole->addLayout(head);
    whole->addLayout(m_column);
    showParts();
    connect(m_not, &QToolButton::toggled, this, &QueryPart::changed);
    connect(m_join, &QComboBox::activated, this, [this] {
        const auto relation = joinedBy();
        const bool isOther = std::exchange(m_shownRelation, relation) != relation; // not only the same with 'not'
        const QSignalBlocker quiet(m_words);
        showParts();
        if (isOther)
            m_words->setValue(relation == QueryRelation::Near ? usualDistance : m_words->minimum());
        Q_EMIT changed();
    });
    connect(m_words, &QSpinBox::valueChanged, this, &QueryPart::changed);
    connect(term, &QToolButton::clicked, this, [this] { addTerm()->setFocus(); });
    connect(group, &QToolButton::clicked, this, [this] { addGroup()->addTerm()->setFocus(); });
}

void QueryGroup::setNot(bool isNot) { m_not->setChecked(isNot); }

/// None where the conditions are joined by and, or.
std::optional<QueryRelation> QueryGroup::joinedBy() const
{
    return m_join->currentIndex() >= firstRelation ? std::optional(QueryRelation(m_join->currentData().toInt())) : std::nullopt;
}

void QueryGroup::showParts()
{
    const auto relation = joinedBy();
    const bool isNear = relation == QueryRelation::Near;
    m_words->setVisible(isNear || relation == QueryRelation::FollowedBy);
    m_words->setMinimum(isNear ? 0 : -1);
    m_words->setSpecialValueText(isNear ? QString() : tr("in the same or the next turn")); // of the smallest value
}

void QueryGroup::clear()
{
    for (auto* part : m_parts) {
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
    m_join->setCurrentIndex(bySelf);
    showParts();
}

void QueryGroup::add(QueryPart* part)
{
    m_parts.push_back(part);
    m_column->addWidget(part);
    connect(part, &QueryPart::changed, this, &QueryPart::changed);
    connect(part, &QueryPart::removeWanted, this, [this, part] {
        std::erase(m_parts, part);
        part->hide();
        part->deleteLater();
        m_join->setFocus();
        Q_EMIT changed();
    });
    part->show();
}

QueryTermRow* QueryGroup::addTerm(const QueryTerm& term)
{
    auto* row = new QueryTermRow(m_vocabulary, term);
    add(row);
    return row;
}

QueryGroup* QueryGroup::addGroup()
{
    auto* group = new QueryGroup(m_vocabulary, false);
    add(group);
    return group;
}

void QueryGroup::addNode(const QueryNode& node)
{
    const bool isNot = node.kind == QueryNode::Kind::Not && node.parts.front().kind != QueryNode::Kind::Not;
    const auto& shown = isNot ? node.parts.front() : node;
    if (shown.kind == QueryNode::Kind::Term) {
        addTerm(shown.term)->setNot(isNot);
        return;
    }
    auto* group = addGroup();
    if (shown.kind == QueryNode::Kind::Not) { // not not: the inner one in a group of its own
        group->setNot(true);
        group->addNode(shown.parts.front());
        return;
    }
    group->setNode(shown);
    group->setNot(isNot);
}

/// Relations are read from the left: a chain of the same one stands in one group.
void QueryGroup::addChain(const QueryNode& node, const QueryNode& like)
{
    const bool isSame =
        node.kind == QueryNode::Kind::Related && node.relation == like.relation && node.words == like.words && node.isNot == like.isNot;
    if (!isSame)
        return addNode(node);
    addChain(node.parts[0], like);
    addNode(node.parts[1]);
}

void QueryGroup::setNode(const QueryNode& node)
{
    const QSignalBlocker quiet(this);
    clear();
    if (node.kind == QueryNode::Kind::And || node.kind == QueryNode::Kind::Or) {
        m_join->setCurrentIndex(node.kind == QueryNode::Kind::And ? bySelf : anyOf);
        for (const auto& part : node.parts)
            addNode(part);
    } else if (node.kind == QueryNode::Kind::Related) {
        for (int i = firstRelation; i < m_join->count(); ++i)
            if (m_join->itemData(i).toInt() == int(node.relation) && (i - firstRelation) % 2 == (node.isNot ? 1 : 0))
                m_join->setCurrentIndex(i);
        const QSignalBlocker still(m_words);
        m_words->setMinimum(-1);
        m_words->setValue(node.words);
        addChain(node, node);
    } else {
        addNode(node);
    }
    m_shownRelation = joinedBy();
    showParts();
}

std::optional<QueryNode> QueryGroup::node() const
{
    std::vector<QueryNode> parts;
    for (const auto* part : m_parts)
        if (auto node = part->node())
            parts.push_back(std::move(*node));
    if (parts.empty())
        return std::nullopt;
    QueryNode whole;
    if (parts.size() == 1) {
        whole = std::move(parts.front());
    } else if (m_join->currentIndex() < firstRelation) {
        whole.kind = m_join->currentIndex() == anyOf ? QueryNode::Kind::Or : QueryNode::Kind::And;
        whole.parts = std::move(parts);
    } else {
        whole = std::move(parts.front());
        for (std::size_t i = 1; i < parts.size(); ++i) {
            QueryNode related;
            related.kind = QueryNode::Kind::Related;
            related.relation = QueryRelation(m_join->currentData().toInt());
            related.isNot = (m_join->currentIndex() - firstRelation) % 2 == 1;
            if (related.relation == QueryRelation::Near || related.relation == QueryRelation::FollowedBy)
                related.words = m_words->value();
            related.parts.push_back(std::move(whole));
            related.parts.push_back(std::move(parts[i]));
            whole = std::move(related);
        }
    }
    return m_not->isChecked() ? negated(std::move(whole)) : whole;
}

QueryBuilder::QueryBuilder(QWidget* parent)
    : QWidget(parent)
    , m_top(new QueryGroup(m_vocabulary, true))
    , m_said(new QLabel(tr("The sentence cannot be read yet; below is the last one that could.")))
{
    named(this, "queryBuilder", tr("The query as conditions"));
    m_said->setForegroundRole(QPalette::PlaceholderText);
    m_said->setWordWrap(true);
    m_said->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addWidget(m_said);
    column->addWidget(m_top);
    column->addStretch(1);
    connect(m_top, &QueryPart::changed, this, [this] {
        const auto node = m_top->node();
        m_sentence = node ? passage_query::toText(*node) : QString();
        m_said->hide();
        Q_EMIT edited(m_sentence);
    });
}

void QueryBuilder::setVocabulary(QueryVocabulary vocabulary) { m_vocabulary = std::move(vocabulary); }

void QueryBuilder::setSentence(const QString& sentence)
{
    if (sentence.trimmed() == m_sentence.trimmed()) {
        m_said->hide();
        return;
    }
    const auto node = passage_query::parse(sentence);
    m_said->setVisible(!node && !sentence.trimmed().isEmpty());
    if (!node && !sentence.trimmed().isEmpty())
        return;
    m_sentence = sentence;
    // The same query written otherwise leaves the controls, and where the cursor is in them, as they are.
    if (const auto shown = m_top->node(); node && shown && *shown == *node)
        return;
    if (node)
        m_top->setNode(*node);
    else
        m_top->clear();
}

} // namespace counterpoint::ui
