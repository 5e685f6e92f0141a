#pragma once
#include "core/coding/codebook.h"
#include "core/coding/query/completion.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/query/saved_queries.h"
#include "core/project/changes.h"
#include <QWidget>

class QCompleter;
class QLabel;
class QLineEdit;
class QScrollArea;
class QStringListModel;
class QTimer;
class QToolButton;

namespace counterpoint::ui {

class PlaceList;
class QueryBuilder;
class Session;
struct PlaceRow;

/// Passages asked for in a sentence, to be read in their context; the sentence can be kept as a set that stays live.
class QueryPage : public QWidget {
    Q_OBJECT
public:
    explicit QueryPage(Session& session, QWidget* parent = nullptr);
    /// Asks for the passages of `sentence`; an empty one only puts the cursor into the field.
    void show(const QString& sentence);
    void setCodes(const std::vector<Code>& codes) { m_codes = codes; }
    void refresh(const Changes& changes);

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void left();

private:
    QLayout* sentenceBar();
    QLayout* setBar();
    void buildBuilder();
    void fitBuilder();
    void readVocabulary();
    void rewrite(const PlaceRow& row, const QString& text);
    void ask();
    /// The counts of all that was found, and the words of those that are listed.
    struct Asked {
        CountedPassages found;
        QStringList notes;
    };
    void take(const Asked& asked);
    void complete(bool isAskedFor);
    void insert(const QString& word);
    void fillSets();
    void saveSet();
    void removeSet(const SavedQuery& set);
    void askForExport();
    void exportTo(const QString& path);
    void say(const QString& words, bool isWrong);
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    std::vector<Code> m_codes;
    QLineEdit* m_sentence;
    QLabel* m_said;
    QLineEdit* m_name;
    QToolButton* m_save;
    QToolButton* m_sets;
    QToolButton* m_export;
    PlaceList* m_list;
    QueryBuilder* m_builder;
    QScrollArea* m_builderArea;
    QToolButton* m_build;
    QCompleter* m_completer;
    QStringListModel* m_words;
    QTimer* m_wait;
    QueryVocabulary m_vocabulary;
    bool m_knowsWords = false;
    qsizetype m_wordStart = 0; ///< what a completion replaces begins here
    int m_asked = 0; ///< counts the questions, so that a late answer is passed over
};

} // namespace counterpoint::ui
