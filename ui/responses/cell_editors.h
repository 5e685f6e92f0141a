#pragma once
#include <QStringList>
#include <QStyledItemDelegate>

namespace counterpoint::ui {

/// Edits a cell by a choice of words; the value is the word.
class ChoiceEditor : public QStyledItemDelegate {
    Q_OBJECT
public:
    ChoiceEditor(QStringList choices, QObject* parent);
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    QStringList m_choices;
};

/// Edits a cell in several lines, in a field that opens over its neighbours. Tab keeps, Escape does not.
class LinesEditor : public QStyledItemDelegate {
    Q_OBJECT
public:
    LinesEditor(QString hint, QObject* parent);
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QString m_hint;
};

} // namespace counterpoint::ui
