# SPDX-License-Identifier: MIT
# cmake --install: binary, library, headers and a CMake package; cpack: a .deb.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/themata")
install(TARGETS themata EXPORT themataTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/themata" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT themataTargets NAMESPACE themata:: DESTINATION ${package_dir})
configure_package_config_file("${PROJECT_SOURCE_DIR}/src/cmake/themataConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/themataConfig.cmake" INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file("${PROJECT_BINARY_DIR}/themataConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/themataConfig.cmake"
              "${PROJECT_BINARY_DIR}/themataConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/src/cmake/PlainLibraries.cmake" DESTINATION ${package_dir})
install(DIRECTORY "${PROJECT_SOURCE_DIR}/dictionaries/" DESTINATION ${CMAKE_INSTALL_DATADIR}/themata/dictionaries)
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/LICENSE"
              "${PROJECT_SOURCE_DIR}/docs/third-party.md"
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
include(Desk)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME themata)
set(CPACK_PACKAGE_VENDOR "The themata authors")
set(CPACK_PACKAGE_CONTACT "The themata authors <themata@users.noreply.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
