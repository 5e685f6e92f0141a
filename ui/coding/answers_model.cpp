#include "ui/coding/answers_model.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint::ui {

void AnswersModel::setSheet(AnswerSheet sheet, std::vector<ClosedAnswers> closed)
{
    beginResetModel();
    m_sheet = std::move(sheet);
    m_closed = std::move(closed);
    m_shown = answers::chosen(m_sheet, m_closed, m_filter, m_order, m_codes);
    m_rows.assign(m_sheet.rows.size(), -1);
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        m_rows[m_shown[i]] = int(i);
    endResetModel();
}

void AnswersModel::setClosed(std::vector<ClosedAnswers> closed) { setSheet(std::move(m_sheet), std::move(closed)); }

void AnswersModel::setCodes(const std::vector<Code>& codes)
{
    const bool looksOther = !std::equal(codes.begin(), codes.end(), m_codes.begin(), m_codes.end(), [](const Code& a, const Code& b) {
        return a.id == b.id && a.name == b.name && a.colour == b.colour;
    });
    m_codes = codes;
    m_codePlaces.clear();
    for (const auto& code : m_codes)
        m_codePlaces.insert(code.id.value(), int(m_codePlaces.size()));
    if (looksOther && !m_shown.empty())
        Q_EMIT dataChanged(index(0, Codes), index(rowCount() - 1, Codes));
}

const Code* AnswersModel::code(CodeId id) const
{
    const auto place = m_codePlaces.constFind(id.value());
    return place == m_codePlaces.constEnd() ? nullptr : &m_codes[std::size_t(*place)];
}

void AnswersModel::choose(const AnswerFilter& filter, const AnswerOrder& order)
{
    m_filter = filter;
    m_order = order;
    setSheet(std::move(m_sheet), std::move(m_closed));
}

std::vector<int> AnswersModel::refreshCodings(const Read& db, CoderId onlyCoder)
{
    std::vector<int> rows;
    for (const auto place : answers::refreshCodings(db, m_sheet, onlyCoder))
        if (const int row = m_rows[place]; row >= 0)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    for (std::size_t i = 0; i < rows.size();) {
        auto last = i;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        Q_EMIT dataChanged(index(rows[i], Codes), index(rows[last], Codes));
        i = last + 1;
    }
    return rows;
}

int AnswersModel::rowOf(std::size_t place) const { return place < m_rows.size() ? m_rows[place] : -1; }

int AnswersModel::misfits() const
{
    int count = 0;
    for (std::size_t i = 0; i < m_sheet.rows.size(); ++i)
        count += answers::fits(m_sheet.rows[i], m_filter, m_closed) != (m_rows[i] >= 0) ? 1 : 0;
    return count;
}

std::vector<AnswersModel::Chip> AnswersModel::chips(int rowNumber) const
{
    std::vector<Chip> chips;
    const auto& answer = row(rowNumber);
    for (const auto& coding : answer.codings) {
        const auto* shown = code(coding.code);
        if (!shown)
            continue;
        const bool isPart = !coding.span.contains(answer.span);
        const auto known = std::find_if(chips.begin(), chips.end(), [&](const Chip& chip) { return chip.code == shown; });
        if (known == chips.end())
            chips.push_back({shown, isPart});
        else
            known->isPart = known->isPart && isPart;
    }
    return chips;
}

QString AnswersModel::codesText(int rowNumber) const
{
    QStringList names;
    for (const auto& chip : chips(rowNumber))
        names << chip.code->name;
    return names.join(QStringLiteral(", "));
}

QString AnswersModel::respondentName(const AnswerRow& answer) const
{
    if (!answer.caseName.isEmpty())
        return answer.caseName;
    return answer.response < 0 ? QString() : QString::number(answer.response + 1);
}

QVariant AnswersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& answer = row(index.row());
    const int column = index.column();
    if (role == Qt::ToolTipRole) {
        QStringList lines;
        if (column == Codes)
            for (const auto& chip : chips(index.row()))
                lines << (chip.isPart ? tr("%1, in a part of the answer").arg(chip.code->path) : chip.code->path);
        if (column == Respondent && answer.response >= 0)
            lines << tr("Response %1").arg(answer.response + 1);
        if (column == Answer && answer.isMissing)
            lines << tr("Counts as no answer");
        return lines.isEmpty() ? QVariant() : lines.join(u'\n');
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (column == Respondent)
        return respondentName(answer);
    if (column == Answer)
        return answer.text.isEmpty() ? tr("(empty)") : answer.text;
    if (column == Codes)
        return codesText(index.row());
    const auto* category = m_closed[std::size_t(column - FirstVariable)].at(answer.response);
    return category ? category->label : role == Qt::AccessibleTextRole ? tr("no answer") : QString();
}

QVariant AnswersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (section >= FirstVariable) {
        const auto& variable = m_closed[std::size_t(section - FirstVariable)].variable;
        return role == Qt::DisplayRole ? QVariant(variable.title()) : role == Qt::ToolTipRole ? QVariant(variable.title()) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    return section == Respondent ? tr("Who") : section == Answer ? tr("Answer") : tr("Codes");
}

} // namespace counterpoint::ui
