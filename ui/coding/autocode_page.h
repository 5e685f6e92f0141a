#pragma once
#include "core/coding/source_search.h"
#include "ui/coding/coding_acts.h"
#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace counterpoint::ui {

class PassageTree;
class Session;
struct PlaceRow;

/// The passages that would be coded, each with a tick, before one step codes them: from a search, or the answers to a guide's questions.
class AutocodePage : public QWidget {
    Q_OBJECT
public:
    AutocodePage(Session& session, CodingActs& acts, QWidget* parent = nullptr);
    /// What a search finds, with one code; the unit around the hits can be chosen here.
    void showSearch(const SearchQuery& query, const SearchScope& scope, const CodeChoice& code);
    /// What the words of these codes find (empty: of all that have words), each under its code; the unit can be chosen here.
    void showDictionary(const std::vector<CodeId>& codes);
    /// Passages that are known, under their codes.
    void showParts(const QString& title, std::vector<AutocodePart> parts);
    /// Where the box that asks for another code may open.
    QRect besideCode() const;
    void setCode(const CodeChoice& code);

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void otherCodeWanted();
    void done();
    void left();

private:
    QLayout* firstBar();
    QLayout* secondBar();
    void plan();
    void markAndShow();
    void sayHowMany();
    void code();
    QString nameOf(const CodeChoice& code) const;
    void keyPressEvent(QKeyEvent* event) override;

    struct Search {
        SearchQuery query;
        SearchScope scope;
    };

    Session& m_session;
    CodingActs& m_acts;
    QLabel* m_title;
    QComboBox* m_unit;
    QToolButton* m_code;
    QLabel* m_count;
    QPushButton* m_apply;
    PassageTree* m_tree;
    std::optional<Search> m_search;
    std::optional<std::vector<CodeId>> m_dictionary; ///< neither of the two: parts that are known
    std::vector<AutocodePart> m_parts; ///< in the order of the tree
    int m_planned = 0; ///< counts the plans, so that a late one is passed over
};

} // namespace counterpoint::ui
