#include "ui/survey/translation_model.h"
#include "ui/support/palette.h"
#include "ui/survey/item_words.h"
#include <QGuiApplication>
#include <algorithm>

namespace counterpoint::ui {

namespace {

bool isRight(const Questionnaire& questionnaire, const QString& language)
{
    const auto& all = questionnaire.languages;
    return std::any_of(all.begin(), all.end(), [&](const SurveyLanguage& each) { return each.name == language && each.isRightToLeft; });
}

} // namespace

void TranslationModel::setQuestionnaire(const Questionnaire& questionnaire, const QString& from, const QString& to)
{
    std::vector<Text> texts;
    const auto add = [&](const RoleTexts& all, const Text& place, const QString& name) {
        for (const auto& [what, local] : all) {
            auto text = place;
            text.role = what;
            text.where = name.isEmpty() ? roleName(what) : QStringLiteral("%1: %2").arg(name, roleName(what));
            text.from = textIn(all, what, from);
            text.to = textIn(all, what, to);
            if (!text.from.isEmpty() || !text.to.isEmpty())
                texts.push_back(std::move(text));
        }
    };
    add(questionnaire.texts, {}, {});
    QStringList listed;
    const auto addList = [&](const ChoiceList& list) {
        listed << list.name;
        for (const auto& choice : list.choices)
            add(choice.texts, {{}, list.name, choice.code, {}, {}, {}, {}}, QStringLiteral("%1 %2").arg(list.name, choice.code));
    };
    for (const auto& place : allItems(questionnaire)) {
        add(place.item->texts, {place.item->id, {}, {}, {}, {}, {}, {}}, place.item->name);
        for (const auto& name : {place.item->choices, place.item->missingChoices})
            if (const auto* list = listed.contains(name) ? nullptr : questionnaire.list(name))
                addList(*list);
    }
    for (const auto& list : questionnaire.lists)
        if (!listed.contains(list.name))
            addList(list);
    const auto isSamePlace = [](const Text& one, const Text& other) {
        return one.item == other.item && one.list == other.list && one.code == other.code && one.role == other.role;
    };
    const bool stays = std::equal(texts.begin(), texts.end(), m_texts.begin(), m_texts.end(), isSamePlace);
    if (!stays)
        beginResetModel();
    m_texts = std::move(texts);
    m_from = from;
    m_to = to;
    m_fromRight = isRight(questionnaire, from);
    m_toRight = isRight(questionnaire, to);
    if (!stays)
        endResetModel();
    else if (!m_texts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const TranslationModel::Text* TranslationModel::at(const QModelIndex& index) const
{
    return index.isValid() ? &m_texts[std::size_t(index.row())] : nullptr;
}

int TranslationModel::gaps() const
{
    return int(std::count_if(m_texts.begin(), m_texts.end(), [](const Text& text) { return text.isGap(); }));
}

int TranslationModel::nextGap(int after) const
{
    const int count = rowCount();
    for (int i = 1; i <= count; ++i)
        if (const int row = (after + i + count) % count; m_texts[std::size_t(row)].isGap())
            return row;
    return -1;
}

QVariant TranslationModel::data(const QModelIndex& index, int role) const
{
    const auto* text = at(index);
    if (!text)
        return {};
    const bool isGap = index.column() == To && text->isGap();
    switch (role) {
    case Qt::DisplayRole:
        if (isGap)
            return tr("not translated");
        [[fallthrough]];
    case Qt::EditRole:
        return index.column() == Where ? text->where : index.column() == From ? text->from : text->to;
    case Qt::BackgroundRole:
        return isGap ? QVariant(warningBackground(QGuiApplication::palette())) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == Where ? QVariant(quietText(QGuiApplication::palette())) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            int(isRightToLeft(index.column()) && !isGap ? Qt::AlignRight | Qt::AlignTop : Qt::AlignLeft | Qt::AlignTop));
    default:
        return {};
    }
}

bool TranslationModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const auto* text = at(index);
    if (!text || role != Qt::EditRole || index.column() == Where)
        return false;
    const auto words = value.toString().trimmed();
    if (words != (index.column() == From ? text->from : text->to)) {
        const auto copy = *text; // the step replaces the texts before it returns
        Q_EMIT written(copy, index.column() == From ? m_from : m_to, words);
    }
    return true;
}

Qt::ItemFlags TranslationModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.column() != Where && !m_readOnly)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant TranslationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Where ? tr("Text") : section == From ? m_from : m_to;
}

} // namespace counterpoint::ui
