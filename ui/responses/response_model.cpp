#include "ui/responses/response_model.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/responses/filter.h"
#include "core/responses/respondents.h"
#include "ui/support/palette.h"
#include <QBrush>
#include <QFont>
#include <QGuiApplication>

namespace counterpoint::ui {

namespace {
constexpr qint64 mostCellsInMemory = 16'000'000;
constexpr std::size_t fewestColumnsInMemory = 8;
constexpr qsizetype mostLettersBeside = 12; ///< of the name beside a row, which leaves the room to the answers
} // namespace

ResponseModel::ResponseModel(const Project& project, QObject* parent)
    : QAbstractTableModel(parent)
    , m_project(project)
{
}

void ResponseModel::setDataset(DatasetId dataset)
{
    beginResetModel();
    m_loaded.clear();
    if (dataset != m_dataset.id)
        m_picked.clear();
    m_dataset = m_project.read([&](const Read& db) { return datasets::byId(db, dataset); }).value_or(Dataset());
    m_variables = m_project.read([&](const Read& db) { return variables::of(db, dataset); }).value_or(std::vector<Variable>());
    readCases();
    chooseRows();
    endResetModel();
}

void ResponseModel::readCases()
{
    m_cases.clear();
    const auto done = m_project.read([&](const Read& db) {
        QHash<CaseId, QString> names;
        for (const auto& person : cases::all(db))
            names[person.id] = person.name;
        for (const auto& [row, person] : respondents::casesOf(db, m_dataset.id))
            m_cases[row] = names.value(person);
    });
    if (!done)
        m_cases.clear();
}

Result<> ResponseModel::setFilter(const QString& expression)
{
    beginResetModel();
    m_filter = expression;
    auto done = chooseRows();
    endResetModel();
    return done;
}

void ResponseModel::setRows(std::vector<std::size_t> rows)
{
    if (rows == m_picked)
        return;
    beginResetModel();
    m_picked = std::move(rows);
    chooseRows();
    endResetModel();
}

Result<> ResponseModel::chooseRows()
{
    m_rows.clear();
    m_filtered = !m_picked.empty();
    for (const auto row : m_picked)
        if (qint64(row) < m_dataset.rows)
            m_rows.push_back(std::uint32_t(row));
    if (m_filtered)
        return {};
    const auto chosen = m_project.read([&](const Read& db) { return filters::selectRows(db, m_dataset.id, m_filter); });
    if (!chosen)
        return fail(chosen);
    m_filtered = !chosen->empty();
    for (std::size_t row = 0; row < chosen->size(); ++row)
        if ((*chosen)[row])
            m_rows.push_back(std::uint32_t(row));
    return {};
}

void ResponseModel::refreshVariables()
{
    auto now = m_project.read([&](const Read& db) { return variables::of(db, m_dataset.id); }).value_or(std::vector<Variable>());
    if (now.size() != m_variables.size()) {
        setDataset(m_dataset.id);
        return;
    }
    m_variables = std::move(now);
    m_loaded.removeIf([this](QHash<int, Loaded>::iterator each) { return m_variables[std::size_t(each.key())].isDerived(); });
    if (!m_filter.isEmpty())
        setFilter(m_filter);
    for (auto it = m_loaded.begin(); it != m_loaded.end(); ++it)
        prepareLabels(*it, m_variables[std::size_t(it.key())]);
    if (columnCount() == 0)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ResponseModel::setShowsLabels(bool labels)
{
    if (labels == m_showsLabels)
        return;
    m_showsLabels = labels;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole, Qt::TextAlignmentRole});
}

int ResponseModel::columnOf(VariableId variable) const
{
    for (std::size_t i = 0; i < m_variables.size(); ++i)
        if (m_variables[i].id == variable)
            return int(i);
    return -1;
}

int ResponseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_filtered ? qint64(m_rows.size()) : m_dataset.rows);
}

int ResponseModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_variables.size()); }

QVariant ResponseModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role == Qt::DecorationRole || role == Qt::CheckStateRole || role == Qt::SizeHintRole)
        return {};
    const auto& variable = m_variables[std::size_t(index.column())];
    const auto& values = loaded(index.column());
    const auto row = rowAt(index.row());
    if (row >= values.column.rows())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shown(values, variable, row);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return explained(values, variable, row);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            int(Qt::AlignVCenter
                | (variable.type == VariableType::Number && (!m_showsLabels || variable.labels.empty()) ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::BackgroundRole: // hatched, so that an empty cell is told from a blank answer without colour
        return values.column.isEmpty(row) ? QBrush(faintLine(QGuiApplication::palette()), Qt::BDiagPattern) : QVariant();
    case Qt::ForegroundRole:
        return isUserMissing(values, variable, row) ? QBrush(quietText(QGuiApplication::palette())) : QVariant();
    case Qt::FontRole: {
        if (!isUserMissing(values, variable, row))
            return {};
        QFont slanted = QGuiApplication::font();
        slanted.setItalic(true);
        return slanted;
    }
    case IsUserMissing:
        return isUserMissing(values, variable, row);
    case IsEmpty:
        return values.column.isEmpty(row);
    default:
        return {};
    }
}

QVariant ResponseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0)
        return {};
    if (orientation == Qt::Vertical) {
        if ((role != Qt::DisplayRole && role != Qt::ToolTipRole) || section >= rowCount())
            return {};
        const auto number = qlonglong(rowAt(section) + 1);
        const auto person = caseOf(section);
        if (role == Qt::ToolTipRole)
            return person;
        const auto shown = person.size() > mostLettersBeside ? person.left(mostLettersBeside - 1).trimmed() + QChar(0x2026) : person;
        return person.isEmpty() ? QVariant(number) : QVariant(tr("%1 · %2").arg(number).arg(shown));
    }
    if (section >= columnCount())
        return {};
    const auto& variable = m_variables[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return variable.name;
    case Qt::ToolTipRole:
        return variable.label.isEmpty() ? QVariant() : QStringLiteral("<qt>%1</qt>").arg(variable.label.toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(int(Qt::AlignVCenter | Qt::AlignLeft));
    case VariableRole:
        return qlonglong(variable.id.value());
    default:
        return {};
    }
}

const ResponseModel::Loaded& ResponseModel::loaded(int column) const
{
    auto found = m_loaded.find(column);
    if (found == m_loaded.end()) {
        dropOldest();
        Loaded values;
        const auto& variable = m_variables[std::size_t(column)];
        values.column = m_project.read([&](const Read& db) { return datasets::column(db, variable.id); }).value_or(Column());
        prepareLabels(values, variable);
        found = m_loaded.insert(column, std::move(values));
    }
    found->lastUse = ++m_uses;
    return *found;
}

void ResponseModel::dropOldest() const
{
    const auto most = std::max(fewestColumnsInMemory, std::size_t(mostCellsInMemory / std::max<qint64>(1, m_dataset.rows)));
    if (std::size_t(m_loaded.size()) < most)
        return;
    auto oldest = m_loaded.begin();
    for (auto it = m_loaded.begin(); it != m_loaded.end(); ++it)
        if (it->lastUse < oldest->lastUse)
            oldest = it;
    m_loaded.erase(oldest);
}

void ResponseModel::prepareLabels(Loaded& values, const Variable& variable) const
{
    values.numberLabels.clear();
    values.textLabels = values.column.dictionary;
    values.missingTexts.assign(values.column.dictionary.size(), false);
    for (const auto& [value, label] : variable.labels) {
        if (const auto* number = std::get_if<double>(&value)) {
            values.numberLabels.insert(*number, label);
            continue;
        }
        for (std::size_t i = 0; i < values.column.dictionary.size(); ++i)
            if (values.column.dictionary[i] == std::get<QString>(value))
                values.textLabels[i] = label;
    }
    if (variable.missing.empty())
        return;
    for (std::size_t i = 0; i < values.column.dictionary.size(); ++i)
        values.missingTexts[i] = variable.isMissing(values.column.dictionary[i]);
}

QString ResponseModel::shown(const Loaded& values, const Variable& variable, std::size_t row) const
{
    if (values.column.isEmpty(row))
        return {};
    if (m_showsLabels && variable.type == VariableType::Text)
        return values.textLabels[std::size_t(values.column.codes[row])];
    if (m_showsLabels && !values.numberLabels.isEmpty())
        if (const auto label = values.numberLabels.constFind(values.column.numbers[row]); label != values.numberLabels.constEnd())
            return *label;
    return values.column.text(row);
}

bool ResponseModel::isUserMissing(const Loaded& values, const Variable& variable, std::size_t row)
{
    if (variable.missing.empty() || values.column.isEmpty(row))
        return false;
    return variable.type == VariableType::Text ? values.missingTexts[std::size_t(values.column.codes[row])]
                                               : variable.isMissing(values.column.numbers[row]);
}

QString ResponseModel::explained(const Loaded& values, const Variable& variable, std::size_t row) const
{
    if (values.column.isEmpty(row))
        return tr("Empty: no answer");
    const auto code = values.column.text(row);
    const auto text = shown(values, variable, row);
    const auto both = code == text ? code : QStringLiteral("%1 = %2").arg(code, text);
    const auto spoken = isUserMissing(values, variable, row) ? tr("%1, which counts as missing").arg(both) : both;
    return spoken.size() > 40 || spoken != text ? QStringLiteral("<qt>%1</qt>").arg(spoken.toHtmlEscaped()) : QString();
}

} // namespace counterpoint::ui
