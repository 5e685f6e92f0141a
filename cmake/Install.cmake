include(GNUInstallDirs)
install(TARGETS counterpoint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# Desktop: menu entry, the type of study files, and an icon from the theme's package (nothing is drawn or kept here).
find_file(COUNTERPOINT_ICON icons/breeze/preferences/32/preferences-desktop-text-to-speech.svg PATHS /usr/share /usr/local/share REQUIRED NO_DEFAULT_PATH)
install(FILES resources/desktop/counterpoint.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/desktop/counterpoint-study.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
foreach(icon apps/counterpoint mimetypes/application-x-counterpoint-study)
    get_filename_component(folder ${icon} DIRECTORY)
    get_filename_component(name ${icon} NAME)
    install(FILES ${COUNTERPOINT_ICON} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/${folder} RENAME ${name}.svg)
endforeach()
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/counterpoint)
install(FILES resources/desktop/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/counterpoint)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME counterpoint)
set(CPACK_PACKAGE_CONTACT "The Counterpoint authors <authors@counterpoint.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION "A desktop tool for researchers and evaluators who ask the same questions of many voices, by interview, survey
and focus group. Transcripts are coded, survey responses described, and both brought together in findings that stay tied to their evidence.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What a linker does not see: the plugins that draw SVG icons and play recordings (MP3 and MP4 need libav), and the fonts without which names
# in many scripts turn into boxes.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libqt6multimedia6, gstreamer1.0-plugins-good, fonts-noto-core, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, libthai0, qt6-wayland, gstreamer1.0-libav")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libreoffice-writer-nogui | libreoffice-writer") # reads .doc
include(CPack)
