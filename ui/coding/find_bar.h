#pragma once
#include "core/text/text_span.h"
#include <QWidget>
#include <vector>

class QBoxLayout;
class QLineEdit;
class QToolButton;

namespace counterpoint::ui {

class SearchField;
struct OpenSource;
class TextView;

/// Search in the text that is open, and put something else in the place of hits: they are marked while one types.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(TextView& text, QWidget* parent = nullptr);
    /// Opens the bar; `seed`, where it is not empty, is searched for.
    void start(const QString& seed);
    void close();
    void setSource(const OpenSource* source); ///< nullptr: none
    void sourceChanged(); ///< it is the same source, with another text
    void setCanReplace(bool can);
    void showReplace(bool shown);
    const std::vector<TextSpan>& hits() const { return m_hits; }
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void codeAllWanted();
    void allSourcesWanted();
    void replaceWanted(const std::vector<counterpoint::TextSpan>& spans, const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildReplaceRow();
    void fitWidth();
    int widthInOneRow(Qt::ToolButtonStyle style) const;
    QToolButton* button(const char* name, const char* iconName, const QString& label, bool words);
    void find();
    void search();
    void go(int step);
    void replaceOne();
    void replace(const std::vector<TextSpan>& spans);

    TextView& m_text;
    const OpenSource* m_source = nullptr;
    SearchField* m_query;
    QBoxLayout* m_rows; ///< what to search for, and what to do with it: side by side where there is room
    QWidget* m_buttons;
    std::vector<QToolButton*> m_worded;
    QToolButton* m_codeAll;
    QToolButton* m_replace;
    QWidget* m_replaceRow;
    QLineEdit* m_replacement;
    QToolButton* m_replaceOne;
    QToolButton* m_replaceAll;
    std::vector<TextSpan> m_hits;
};

} // namespace counterpoint::ui
