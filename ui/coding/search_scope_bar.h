#pragma once
#include "core/coding/source_search.h"
#include <QWidget>

class QComboBox;

namespace counterpoint::ui {

class TickChooser;

/// Where a search looks: whose words, in which sources, coded or not.
class SearchScopeBar : public QWidget {
    Q_OBJECT
public:
    explicit SearchScopeBar(QWidget* parent = nullptr);
    void setSources(const std::vector<Source>& sources);
    SearchScope scope() const;

Q_SIGNALS:
    void changed();

private:
    void chosenWhere();
    void sayChosen();

    QComboBox* m_speech;
    QComboBox* m_where;
    QComboBox* m_coded;
    TickChooser* m_chooser;
    std::vector<Source> m_sources;
    std::vector<qint64> m_some; ///< sources that are ticked
};

} // namespace counterpoint::ui
