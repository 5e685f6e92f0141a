#pragma once
#include "core/coding/code_finder.h"
#include <QAbstractListModel>
#include <QHash>
#include <QIcon>
#include <QStyledItemDelegate>

namespace counterpoint::ui {

/// Codes that answer to what was typed, and at the end the one that could be made of it.
class CodeHits : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int codeRole = Qt::UserRole; ///< id as qlonglong; 0 for one to be made
    static constexpr int newPathRole = Qt::UserRole + 1; ///< path of one to be made
    static constexpr int nameRole = Qt::UserRole + 2;
    static constexpr int aboveRole = Qt::UserRole + 3; ///< path of the codes above

    using QAbstractListModel::QAbstractListModel;
    void setCodes(const std::vector<Code>& codes, const std::vector<CodeId>& recent, bool mayCreate, const QString& below);
    void find(const QString& typed);
    int rowCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QVariant dataOfNew(int role) const;

    CodeFinder m_finder;
    std::vector<std::size_t> m_found;
    bool m_mayCreate = true;
    QString m_below;
    QString m_newPath; ///< empty: none can be made
    mutable QHash<QString, QIcon> m_swatches;
};

/// Draws a code's name, and in a quiet colour where it stands.
class CodeHitLook : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A square in a code's colour.
QIcon swatch(const QColor& colour, const QPalette& palette);

} // namespace counterpoint::ui
