#pragma once
#include "core/coding/source_search.h"
#include <QWidget>

class QComboBox;

namespace counterpoint::ui {

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
    QComboBox* m_speech;
    QComboBox* m_where;
    QComboBox* m_coded;
};

} // namespace counterpoint::ui
