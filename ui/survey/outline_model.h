#pragma once
#include "core/survey/checks.h"
#include "core/survey/questionnaire.h"
#include <QAbstractItemModel>
#include <QHash>

namespace counterpoint::ui {

/// The items of a questionnaire as a tree, told apart by their ids, so that selection, what is open and the scroll position stay through a step.
class OutlineModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Words, Mark, ColumnCount };
    using QAbstractItemModel::QAbstractItemModel;

    void setQuestionnaire(const Questionnaire& questionnaire);
    void setProblems(const std::vector<SurveyProblem>& problems);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    SurveyItemId idAt(const QModelIndex& index) const { return SurveyItemId(index.isValid() ? qint64(index.internalId()) : 0); }
    QModelIndex indexOf(SurveyItemId id, int column = Words) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

Q_SIGNALS:
    void moveWanted(const std::vector<counterpoint::SurveyItemId>& ids, counterpoint::SurveyItemId parent, int place);

private:
    struct Node {
        const SurveyItem* item = nullptr;
        qint64 parent = 0;
        int row = 0;
        QString number = {};
    };
    struct Trouble {
        SurveyProblem::Severity worst = SurveyProblem::Severity::Hint;
        QStringList sentences;
        bool operator==(const Trouble&) const = default;
    };
    void note(const std::vector<SurveyItem>& items, qint64 parent, int& number);
    const SurveyItem* itemAt(const QModelIndex& index) const;
    bool hasSameShape(const std::vector<SurveyItem>& items, const std::vector<SurveyItem>& others) const;
    void sayAllChanged(const QModelIndex& parent);

    Questionnaire m_questionnaire;
    QHash<qint64, Node> m_nodes;
    QHash<qint64, Trouble> m_troubles;
    bool m_readOnly = false;
};

} // namespace counterpoint::ui
