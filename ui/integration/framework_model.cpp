#include "ui/integration/framework_model.h"
#include "ui/support/palette.h"
#include <QGuiApplication>

namespace counterpoint::ui {

void FrameworkModel::setMatrix(FrameworkMatrix matrix)
{
    const bool isSame = matrix.framework.id == m_matrix.framework.id && matrix.framework.themes == m_matrix.framework.themes
        && matrix.rows == m_matrix.rows;
    if (!isSame) {
        beginResetModel();
        m_matrix = std::move(matrix);
        endResetModel();
        return;
    }
    std::swap(m_matrix, matrix);
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            if (m_matrix.cells[std::size_t(row)][std::size_t(column)] != matrix.cells[std::size_t(row)][std::size_t(column)])
                Q_EMIT dataChanged(index(row, column), index(row, column));
}

const FrameworkCell* FrameworkModel::cell(const QModelIndex& index) const
{
    return index.isValid() ? &m_matrix.cells[std::size_t(index.row())][std::size_t(index.column())] : nullptr;
}

FrameworkCellRef FrameworkModel::ref(const QModelIndex& index) const
{
    return index.isValid() ? m_matrix.ref(std::size_t(index.row()), std::size_t(index.column())) : FrameworkCellRef();
}

QModelIndex FrameworkModel::indexOf(const FrameworkCellRef& ref) const
{
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            if (m_matrix.ref(std::size_t(row), std::size_t(column)) == ref)
                return index(row, column);
    return {};
}

void FrameworkModel::setText(const FrameworkCellRef& ref, const QString& text)
{
    const auto at = indexOf(ref);
    if (!at.isValid())
        return;
    m_matrix.cells[std::size_t(at.row())][std::size_t(at.column())].text = text;
    Q_EMIT dataChanged(at, at);
}

int FrameworkModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_matrix.rows.size()); }

int FrameworkModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_matrix.framework.themes.size()); }

QString FrameworkModel::inWords(const QModelIndex& index) const
{
    const auto& about = *cell(index);
    QStringList parts{m_matrix.rows[std::size_t(index.row())].title, m_matrix.framework.themes[std::size_t(index.column())].title};
    parts << (about.text.isEmpty() ? tr("Nothing written yet") : about.text) << tr("%n passage(s)", nullptr, about.passages);
    if (about.isStale())
        parts << whatChanged(about);
    return parts.join(QStringLiteral(". "));
}

QVariant FrameworkModel::data(const QModelIndex& index, int role) const
{
    const auto* about = cell(index);
    if (!about)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return about->text;
    case Qt::BackgroundRole:
        return about->isStale() ? QVariant(warningBackground(QGuiApplication::palette())) : QVariant();
    case Qt::ToolTipRole:
        return about->isStale() ? QVariant(whatChanged(*about)) : QVariant();
    case Qt::AccessibleTextRole:
        return inWords(index);
    default:
        return {};
    }
}

QVariant FrameworkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        if (section < 0 || section >= columnCount())
            return {};
        const auto& theme = m_matrix.framework.themes[std::size_t(section)];
        if (role == Qt::DisplayRole)
            return theme.title;
        if (role == Qt::ToolTipRole)
            return theme.path.isEmpty() ? tr("This code is no longer in the codebook; what was written stays.") : theme.path;
        return {};
    }
    if (section < 0 || section >= rowCount())
        return {};
    const auto& row = m_matrix.rows[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return row.title;
    if (role == Qt::ToolTipRole)
        return row.isGone ? tr("Nobody is in this group any more; what was written stays.") : row.title;
    return {};
}

} // namespace counterpoint::ui
