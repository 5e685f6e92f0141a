#include "ui/survey/choice_model.h"
#include "ui/support/palette.h"
#include "ui/survey/item_words.h"
#include <QGuiApplication>
#include <algorithm>

namespace counterpoint::ui {

void ChoiceModel::setChoices(const std::vector<SurveyChoice>& choices, const QString& language)
{
    if (choices == m_choices && language == m_language)
        return;
    const int before = int(m_choices.size());
    const int now = int(choices.size());
    if (now > before) {
        beginInsertRows({}, before, now - 1); // before the empty line, which stays
        m_choices = choices;
        endInsertRows();
    } else if (now < before) {
        beginRemoveRows({}, now, before - 1);
        m_choices = choices;
        endRemoveRows();
    }
    m_choices = choices;
    m_language = language;
    Q_EMIT dataChanged(index(0, 0), index(now, ColumnCount - 1));
}

int ChoiceModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_choices.size()) + (m_readOnly ? 0 : 1); }

QString ChoiceModel::nextCode() const
{
    qlonglong highest = 0;
    for (const auto& choice : m_choices)
        if (choice.role != ChoiceRole::Missing)
            highest = std::max(highest, choice.code.toLongLong());
    return QString::number(highest + 1);
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (isNextLine(index.row())) {
        if (index.column() == Words && role == Qt::DisplayRole)
            return tr("Next choice…");
        if (role == Qt::ForegroundRole)
            return quietText(QGuiApplication::palette());
        return {};
    }
    const auto& choice = m_choices[std::size_t(index.row())];
    const auto words = textIn(choice.texts, role::label, m_language);
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        switch (index.column()) {
        case Words:
            return words;
        case Code:
            return choice.code;
        default:
            return role == Qt::EditRole               ? QVariant(int(choice.role))
                : choice.role == ChoiceRole::Ordinary ? QString()
                                                      : choiceRoleName(choice.role);
        }
    if (role == Qt::AccessibleTextRole && index.column() == Role)
        return choiceRoleName(choice.role);
    return {};
}

bool ChoiceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || m_readOnly || !index.isValid())
        return false;
    const auto text = value.toString().trimmed();
    const int row = index.row();
    if (isNextLine(row)) {
        if (text.isEmpty() || index.column() != Words)
            return false;
        insertWords(row, {text});
        return true;
    }
    auto& choice = m_choices[std::size_t(row)];
    const auto before = choice;
    switch (index.column()) {
    case Words:
        setText(choice.texts, role::label, m_language, text);
        break;
    case Code:
        if (!text.isEmpty())
            choice.code = QString(text).replace(u' ', u'_');
        break;
    default:
        choice.role = ChoiceRole(value.toInt());
        break;
    }
    if (choice == before)
        return true;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited(index.column() == Words      ? tr("Change the words of a choice")
                      : index.column() == Code ? tr("Change a code")
                                               : tr("Change a choice"));
    return true;
}

void ChoiceModel::insertWords(int row, const QStringList& words)
{
    if (words.isEmpty() || m_readOnly)
        return;
    // Written in the empty line, it is this line that becomes the choice, and the new one is below: whoever is there stays there.
    const int first = row;
    const bool isBelow = isNextLine(row);
    beginInsertRows({}, row + (isBelow ? 1 : 0), row + int(words.size()) - (isBelow ? 0 : 1));
    for (const auto& each : words) {
        SurveyChoice choice;
        choice.code = nextCode();
        setText(choice.texts, role::label, m_language, each);
        m_choices.insert(m_choices.begin() + row++, choice);
    }
    endInsertRows();
    Q_EMIT dataChanged(index(first, 0), index(first, ColumnCount - 1));
    Q_EMIT edited(tr("Add %n choice(s)", nullptr, int(words.size())));
}

void ChoiceModel::remove(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<int>());
    int removed = 0;
    for (const int row : rows) {
        if (isNextLine(row) || m_readOnly)
            continue;
        beginRemoveRows({}, row, row);
        m_choices.erase(m_choices.begin() + row);
        endRemoveRows();
        ++removed;
    }
    if (removed > 0)
        Q_EMIT edited(tr("Remove %n choice(s)", nullptr, removed));
}

bool ChoiceModel::move(int row, int by)
{
    const int to = row + by;
    if (m_readOnly || row < 0 || to < 0 || row >= int(m_choices.size()) || to >= int(m_choices.size()))
        return false;
    std::swap(m_choices[std::size_t(row)], m_choices[std::size_t(to)]);
    Q_EMIT dataChanged(index(std::min(row, to), 0), index(std::max(row, to), ColumnCount - 1));
    Q_EMIT edited(tr("Move a choice"));
    return true;
}

Qt::ItemFlags ChoiceModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_readOnly && (!isNextLine(index.row()) || index.column() == Words))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return section == Words ? tr("Choice") : section == Code ? tr("Code") : tr("What it does");
    return {};
}

} // namespace counterpoint::ui
