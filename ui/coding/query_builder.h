#pragma once
#include "core/coding/query/completion.h"
#include "core/coding/query/passage_query.h"
#include <QWidget>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace counterpoint::ui {

/// A part of a query as controls: a condition or a group. Says changed() when the user changed it.
class QueryPart : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Nothing where it is not filled in yet.
    virtual std::optional<QueryNode> node() const = 0;
    virtual void setNot(bool isNot) = 0;

Q_SIGNALS:
    void changed();
    void removeWanted();
};

/// A condition: what, is, value.
class QueryTermRow : public QueryPart {
    Q_OBJECT
public:
    QueryTermRow(const QueryVocabulary& vocabulary, const QueryTerm& term, QWidget* parent = nullptr);
    std::optional<QueryNode> node() const override;
    void setNot(bool isNot) override;

private:
    QueryField field() const;
    void fillNames();
    void fillValues();
    void forgetWhatIsNone();
    void showParts();

    const QueryVocabulary& m_vocabulary;
    QToolButton* m_not;
    QComboBox* m_field;
    QComboBox* m_name; ///< of an attribute or variable
    QComboBox* m_comparison;
    QComboBox* m_value;
    QString m_dataset;
    QueryField m_shown; ///< that the value was written for
};

/// Conditions and groups that are joined in one way; groups stand in groups without limit.
class QueryGroup : public QueryPart {
    Q_OBJECT
public:
    QueryGroup(const QueryVocabulary& vocabulary, bool isTop, QWidget* parent = nullptr);
    void setNode(const QueryNode& node); ///< And, Or or Related
    void clear();
    std::optional<QueryNode> node() const override;
    void setNot(bool isNot) override;
    QueryTermRow* addTerm(const QueryTerm& term = {});

private:
    QueryGroup* addGroup();
    void add(QueryPart* part);
    void addNode(const QueryNode& node);
    void addChain(const QueryNode& node, const QueryNode& like);
    std::optional<QueryRelation> joinedBy() const;
    void showParts();

    const QueryVocabulary& m_vocabulary;
    QToolButton* m_not;
    QComboBox* m_join;
    QSpinBox* m_words;
    QVBoxLayout* m_column;
    std::vector<QueryPart*> m_parts;
    std::optional<QueryRelation> m_shownRelation; ///< that the words between were chosen for
};

/// A query put together by choosing instead of typing: the same sentence as in the field beside it, either of which changes the other.
class QueryBuilder : public QWidget {
    Q_OBJECT
public:
    explicit QueryBuilder(QWidget* parent = nullptr);
    void setVocabulary(QueryVocabulary vocabulary);
    /// Shows what a sentence asks for; one that cannot be read leaves the builder as it is, and is said.
    void setSentence(const QString& sentence);

Q_SIGNALS:
    void edited(const QString& sentence);

private:
    QueryVocabulary m_vocabulary;
    QueryGroup* m_top;
    QLabel* m_said;
    QString m_sentence; ///< that is shown
};

} // namespace counterpoint::ui
