#pragma once
#include "core/text/search.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace counterpoint::ui {

/// What to search for: a field with match case, whole words and regular expression, the words of the search language, and a word about
/// what was found.
class SearchField : public QWidget {
    Q_OBJECT
public:
    /// `prefix` begins the object names of its controls.
    explicit SearchField(const QString& prefix, QWidget* parent = nullptr);
    SearchQuery query() const;
    void setText(const QString& text);
    void setQuery(const SearchQuery& query);
    void focusField();
    /// Says how many were found, or what is wrong with the pattern.
    void say(const QString& words, bool isWrong);

Q_SIGNALS:
    void changed();
    void next();
    void previous();
    void down(); ///< the key: to what was found
    void closed();

private:
    QToolButton* toggle(const QString& name, const QString& text, const QString& tip);
    void addWords(const QString& prefix);
    void insert(const QString& before, const QString& after);
    void fitWidth();
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    QLineEdit* m_field;
    QToolButton* m_case;
    QToolButton* m_word;
    QToolButton* m_expression;
    QToolButton* m_words = nullptr;
    QLabel* m_found;
};

} // namespace counterpoint::ui
