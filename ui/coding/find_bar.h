#pragma once
#include "core/text/text_span.h"
#include <QWidget>
#include <vector>

class QToolButton;

namespace counterpoint::ui {

class QueryField;
struct OpenSource;
class TextView;

/// Search in the text that is open: hits are marked while one types.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(TextView& text, QWidget* parent = nullptr);
    /// Opens the bar; `seed`, where it is not empty, is searched for.
    void start(const QString& seed);
    void close();
    /// Another text, or the same one changed; nullptr: none.
    void setSource(const OpenSource* source);
    const std::vector<TextSpan>& hits() const { return m_hits; }

Q_SIGNALS:
    void codeAllWanted();
    void allSourcesWanted();

private:
    void search();
    void go(int step);

    TextView& m_text;
    const OpenSource* m_source = nullptr;
    QueryField* m_query;
    QToolButton* m_codeAll;
    std::vector<TextSpan> m_hits;
};

} // namespace counterpoint::ui
