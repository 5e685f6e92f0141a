#include "ui/integration/joint_rows.h"
#include "core/base/translate.h"

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return translate("JointPage", text); }

constexpr auto top = Qt::AlignLeft | Qt::AlignTop;

QString wordsOf(const JointCell& cell)
{
    QStringList words;
    for (const auto& line : cell.lines)
        words << line.text;
    for (const auto& quote : cell.quotes)
        words << tr("“%1” (%2)").arg(quote.text.simplified(), quote.attribution);
    return words.join(u'\n');
}

} // namespace

JointRows::JointRows(QObject* parent)
    : RowModel({}, parent)
{
}

void JointRows::show(const JointTable& table)
{
    if (table.columns != m_titles || columnCount() == 0) {
        m_titles = table.columns;
        std::vector<Column> columns;
        for (qsizetype i = 0; i < m_titles.size(); ++i)
            columns.push_back({m_titles[i], [i](const ShownJointRow& row) { return row.cells.value(i); }, top});
        columns.push_back(
            {tr("Read together"),
             [](const ShownJointRow& row) { return row.isStale ? tr("%1 (what is behind it changed)").arg(row.inference) : row.inference; },
             top});
        setColumns(std::move(columns));
    }
    std::vector<ShownJointRow> rows;
    for (const auto& row : table.rows) {
        ShownJointRow shown{row.row.id, {}, row.row.inference, row.isStale()};
        for (const auto& cell : row.cells)
            shown.cells << wordsOf(cell);
        rows.push_back(std::move(shown));
    }
    setRows(std::move(rows));
}

} // namespace counterpoint::ui
