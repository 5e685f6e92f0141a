#pragma once
#include "core/coding/codebook.h"
#include <QHash>
#include <QSet>
#include <QStandardItemModel>
#include <QTreeView>

namespace counterpoint::ui {

/// The codebook as a tree; setCodes() changes only what is different, so that selection and open branches survive.
class CodeTreeModel : public QStandardItemModel {
    Q_OBJECT
public:
    static constexpr int idRole = Qt::UserRole + 1;

    explicit CodeTreeModel(QObject* parent = nullptr);
    void setCodes(const std::vector<Code>& codes, const QPalette& palette);
    QModelIndex indexOf(CodeId id) const;
    static CodeId idAt(const QModelIndex& index);

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }

Q_SIGNALS:
    void renameWanted(counterpoint::CodeId id, const QString& name);
    /// `position` counts the other children of `parent`.
    void moveWanted(const std::vector<counterpoint::CodeId>& ids, counterpoint::CodeId parent, int position);
    void selectionDropped(counterpoint::CodeId on);

private:
    using Children = QHash<qlonglong, std::vector<const Code*>>;
    void place(QStandardItem* parent, CodeId parentId, const Children& children, const QPalette& palette);
    static void show(QStandardItem* item, QStandardItem* count, const Code& code, const QPalette& palette);

    QHash<qlonglong, QStandardItem*> m_items;
    QHash<qlonglong, QList<QStandardItem*>> m_loose; ///< rows on their way from one place to another
};

/// The tree with its keys: Enter opens, F2 renames, Delete removes, Alt and arrows move.
class CodeTree : public QTreeView {
    Q_OBJECT
public:
    explicit CodeTree(QWidget* parent = nullptr);
    void setCodes(const std::vector<Code>& codes);
    CodeTreeModel& codeModel() { return *m_model; }
    CodeId current() const;
    void setCurrent(CodeId id);
    /// What is selected, in the order of the tree; a code whose parent is selected too goes with it and is left out where `topmost`.
    std::vector<CodeId> selected(bool topmost = false) const;
    /// Closed branches, as text to be kept; and such branches closed again.
    QByteArray saveBranches() const;
    void restoreBranches(const QByteArray& branches);

Q_SIGNALS:
    void currentCodeChanged(counterpoint::CodeId id);
    void opened(counterpoint::CodeId id);
    void removeWanted();
    /// One of Qt::Key_Up, Down, Left (out of its parent), Right (below the one before it).
    void stepWanted(counterpoint::CodeId id, int key);

private:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

    CodeTreeModel* m_model;
    std::vector<Code> m_codes;
    bool m_first = true;
};

} // namespace counterpoint::ui
