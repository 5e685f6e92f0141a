#include "ui/survey/fold_box.h"
#include "ui/support/named.h"
#include "ui/widgets/elided_label.h"
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

FoldBox::FoldBox(const char* objectName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_head(named(new QToolButton, objectName, title))
    , m_summary(new ElidedLabel)
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
{
    m_head->setText(title);
    m_head->setCheckable(true);
    m_head->setAutoRaise(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_column->setContentsMargins(16, 0, 0, 8);
    m_column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->addWidget(m_head, 0, Qt::AlignLeading);
    top->addWidget(m_summary, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_body);
    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_body->setVisible(open);
        m_summary->setVisible(!open);
    });
    m_head->setArrowType(Qt::RightArrow);
    m_body->hide();
}

void FoldBox::add(QWidget* widget) { m_column->addWidget(widget); }

void FoldBox::setSummary(const QString& summary) { m_summary->setText(summary); }

void FoldBox::setOpen(bool open) { m_head->setChecked(open); }

bool FoldBox::isOpen() const { return m_head->isChecked(); }

} // namespace counterpoint::ui
