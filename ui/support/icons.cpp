#include "ui/support/icons.h"
#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace counterpoint::ui {

namespace {

/// Colours that the theme uses for what is drawn as text; all others mean something (red for errors) and stay.
constexpr const char* inkColours[] = {"#232629", "#31363b", "#4d4d4d", "#eff0f1"};

QColor ink(QIcon::Mode mode)
{
    const auto palette = QApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    default:
        return palette.color(QPalette::ButtonText);
    }
}

class ThemedIcon : public QIconEngine {
public:
    explicit ThemedIcon(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        auto svg = file.readAll();
        for (const auto* colour : inkColours)
            svg.replace(colour, ink(mode).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const auto key = QStringLiteral("icon/%1/%2/%3/%4").arg(m_name, ink(mode).name()).arg(size.width()).arg(size.height());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    QIconEngine* clone() const override { return new ThemedIcon(*this); }
    QString key() const override { return QStringLiteral("counterpoint"); }
    bool isNull() override { return !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(m_name)); }

private:
    QString m_name;
};

} // namespace

QIcon icon(const char* name) { return QIcon(new ThemedIcon(QLatin1String(name))); }

} // namespace counterpoint::ui
